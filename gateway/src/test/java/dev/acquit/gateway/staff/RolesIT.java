package dev.acquit.gateway.staff;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static dev.acquit.gateway.support.Problems.errors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Diary;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import org.junit.jupiter.api.Test;

/** Roles: every organization has four, and makes others of what its people may give. */
@GatewayTest
class RolesIT {

  @Test
  void everyOrganizationBeginsWithFour(Api api) {
    var roles = api.shop().get("/v1/roles").json().at("/data");
    assertThat(roles.valueStream().map(role -> role.at("/standard").asString()))
        .containsExactlyInAnyOrder("owner", "manager", "clerk", "viewer");
    assertThat(roles.valueStream().map(role -> role.at("/name").asString()))
        .containsExactlyInAnyOrder("Owner", "Manager", "Clerk", "Viewer");
  }

  @Test
  void oneOfItsOwnIsMadeChangedAndDeleted(Api api) {
    var shop = api.shop();
    var made = shop.post("/v1/roles", body("Counter", "payments.view"));
    assertThat(made.status()).isEqualTo(201);
    var path = "/v1/roles/" + made.text("/id");
    assertThat(made.json().at("/standard").isNull()).isTrue();
    assertThat(shop.get(path).body()).isEqualTo(made.body());
    var named = shop.patch(path, "{\"name\":\"Till\",\"permissions\":null}");
    assertThat(named.text("/name")).isEqualTo("Till");
    assertThat(named.json().at("/permissions").toString()).isEqualTo("[\"payments.view\"]");
    shop.patch(path, "{\"permissions\":[\"refunds.view\"]}");
    assertThat(delete(shop, path).status()).isEqualTo(200);
    assertProblem(shop.get(path), 404, "not_found");
    var diary = new Diary(shop);
    assertThat(diary.all("?resource=" + made.text("/id")))
        .extracting(one -> one.at("/action").asString())
        .containsExactly("role.deleted", "role.updated", "role.updated", "role.created");
    assertThat(diary.newest("role.updated").at("/before").toString())
        .isEqualTo("{\"permissions\":[\"payments.view\"]}");
    assertThat(diary.newest("role.updated").at("/after").toString())
        .isEqualTo("{\"permissions\":[\"refunds.view\"]}");
  }

  @Test
  void aNameIsOneRolesWhateverItsCase(Api api) {
    var shop = api.shop();
    var counter = shop.post("/v1/roles", body("Counter", "payments.view")).text("/id");
    assertProblem(shop.post("/v1/roles", body("counter", "payments.view")), 409, "wrong_state");
    assertProblem(shop.patch("/v1/roles/" + counter, "{\"name\":\"OWNER\"}"), 409, "wrong_state");
    assertThat(api.shop().post("/v1/roles", body("Counter", "payments.view")).status())
        .isEqualTo(201);
  }

  @Test
  void aStandardOneStaysAsItIs(Api api) {
    var shop = api.shop();
    shop.get("/v1/roles")
        .json()
        .at("/data")
        .forEach(role -> {
          var path = "/v1/roles/" + role.at("/id").asString();
          assertProblem(shop.patch(path, "{\"name\":\"Boss\"}"), 409, "wrong_state");
          assertProblem(delete(shop, path), 409, "wrong_state");
        });
  }

  @Test
  void nobodyGivesMoreThanTheyHave(Api api) {
    var shop = api.shop();
    var counter = shop.post("/v1/roles", body("Counter", "refunds.create")).text("/id");
    var some =
        new Shop(
            api,
            shop.organization(),
            api.key(
                shop.organization(),
                "{\"permissions\":[\"staff.view\",\"staff.manage\",\"payments.view\"]}"));
    assertProblem(
        some.post("/v1/roles", body("Mine", "refunds.create")), 403, "permission_not_held");
    var mine = some.post("/v1/roles", body("Mine", "payments.view")).text("/id");
    assertProblem(
        some.patch("/v1/roles/" + mine, "{\"permissions\":[\"refunds.create\"]}"),
        403,
        "permission_not_held");
    assertProblem(
        some.patch("/v1/roles/" + counter, "{\"permissions\":[]}"), 403, "permission_not_held");
    assertProblem(delete(some, "/v1/roles/" + counter), 403, "permission_not_held");
    assertThat(new Diary(shop).actions().stream().filter(action -> action.startsWith("role.")))
        .containsExactly("role.created", "role.created");
  }

  @Test
  void allThatIsWrongIsTold(Api api) {
    var shop = api.shop();
    assertThat(
            errors(shop.post("/v1/roles", "{\"permissions\":[\"payments.view\",\"all\"],\"x\":1}")))
        .containsExactlyInAnyOrder(
            "/name required", "/permissions/1 invalid_choice", "/x unknown_field");
    assertThat(errors(shop.post("/v1/roles", "{}")))
        .containsExactlyInAnyOrder("/name required", "/permissions required");
  }

  private static String body(String name, String permission) {
    return "{\"name\":\"" + name + "\",\"permissions\":[\"" + permission + "\"]}";
  }

  private static Reply delete(Shop shop, String path) {
    return shop.api().http().delete(path, Api.bearer(shop.key()));
  }
}
