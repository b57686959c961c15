package dev.acquit.gateway.staff;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static dev.acquit.gateway.support.Problems.errors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Diary;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import java.sql.SQLException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Who works for an organization, and who says so. */
@GatewayTest
class UsersIT {

  @Autowired private Invitations invitations;
  @Autowired private Sessions sessions;

  @Test
  void isAddedInvitedAndJoins(Api api) {
    var crew = crew(api);
    var email = Crew.email();
    var added = crew.add(email.toUpperCase(Locale.ROOT), crew.role("clerk"));
    assertThat(added.status()).as(added.body()).isEqualTo(201);
    assertThat(added.text("/email")).isEqualTo(email);
    assertThat(added.text("/role/name")).isEqualTo("Clerk");
    assertThat(added.json().at("/joined_at").isNull()).isTrue();
    assertProblem(crew.add(email, crew.role("viewer")), 409, "wrong_state");
    var id = added.text("/id");
    var token = crew.invited(id);
    assertThat(crew.accepted(token, Crew.PASSWORD)).isTrue();
    assertThat(crew.accepted(token, Crew.PASSWORD)).as("it is good once").isFalse();
    assertThat(user(crew, id).text("/joined_at")).isNotEmpty();
    assertThat(new Diary(crew.shop()).all("?resource=" + id))
        .extracting(one -> one.at("/action").asString())
        .containsExactly("user.joined", "user.invited", "user.added");
    assertThat(new Diary(crew.shop()).newest("user.joined").at("/actor/id").asString())
        .isEqualTo(id);
    assertThat(crew.shop().get("/v1/journal?limit=100").body()).doesNotContain(token);
  }

  @Test
  void aSecondInvitationEndsTheFirst(Api api) {
    var crew = crew(api);
    var id = crew.add(Crew.email(), crew.role("clerk")).text("/id");
    var first = crew.invited(id);
    var second = crew.invited(id);
    assertThat(crew.accepted(first, Crew.PASSWORD)).isFalse();
    assertThat(crew.accepted("aq_invitation_none", Crew.PASSWORD)).isFalse();
    assertThat(crew.accepted(second, Crew.PASSWORD)).isTrue();
  }

  @Test
  void anInvitationLastsForDays(Api api, @Autowired Environment environment) throws SQLException {
    var crew = crew(api);
    var id = crew.add(Crew.email(), crew.role("clerk")).text("/id");
    var token = crew.invited(id);
    TestDatabase.of(environment)
        .update(
            "UPDATE acquit.membership SET invited_until = now() WHERE organization_id = ?",
            crew.shop().organizationId());
    assertThat(crew.accepted(token, Crew.PASSWORD)).isFalse();
  }

  @Test
  void aPasswordIsLongEnough(Api api) {
    var crew = crew(api);
    var token = crew.invited(crew.add(Crew.email(), crew.role("clerk")).text("/id"));
    assertThatThrownBy(() -> crew.accepted(token, "eleven char"))
        .isInstanceOf(Problem.class)
        .hasMessage("invalid_request");
    assertThat(crew.accepted(token, "twelve chars")).isTrue();
  }

  /**
   * Who works for two has one password, which neither organization can set any more; nor does any
   * of them know it, since it is another one by then.
   */
  @Test
  void worksForTwo(Api api) {
    var boreal = crew(api);
    var nordet = crew(api);
    var email = Crew.email();
    var id = boreal.joined(email, "clerk");
    var before = boreal.as(email);
    assertThat(nordet.add(email, nordet.role("viewer")).text("/id")).isEqualTo(id);
    var token = nordet.invited(id);
    var chosen = "a word of their own";
    assertThat(nordet.accepted(token, chosen)).isFalse();
    assertThat(nordet.acceptedToo(token, "a guess of the admin's", chosen)).isFalse();
    assertThatThrownBy(() -> nordet.acceptedToo(token, Crew.PASSWORD, Crew.PASSWORD))
        .isInstanceOf(Problem.class);
    assertThat(user(nordet, id).json().at("/joined_at").isNull()).isTrue();
    assertThat(nordet.acceptedToo(token, Crew.PASSWORD, chosen)).isTrue();
    assertThat(boreal.signIn(email, Crew.PASSWORD)).isEmpty();
    assertProblem(before.get("/v1/payments"), 401, "unauthorized");
    assertThat(boreal.as(email, chosen).get("/v1/payments").status()).isEqualTo(200);
    assertProblem(boreal.shop().post("/v1/users/" + id + "/invitation", "{}"), 409, "wrong_state");
    assertThat(delete(boreal, id).status()).isEqualTo(200);
    assertProblem(user(boreal, id), 404, "not_found");
    assertThat(user(nordet, id).status()).isEqualTo(200);
    assertThat(nordet.signIn(email, chosen)).isPresent();
  }

  /** Who works for nobody any more is invited as anybody new: nothing of before opens anything. */
  @Test
  void isRemovedAndAddedAgain(Api api) {
    var crew = crew(api);
    var email = Crew.email();
    var id = crew.joined(email, "clerk");
    var before = crew.as(email);
    assertThat(delete(crew, id).status()).isEqualTo(200);
    assertProblem(before.get("/v1/payments"), 401, "unauthorized");
    assertThat(crew.signIn(email, Crew.PASSWORD)).isEmpty();

    var again = crew.add(email, crew.role("viewer"));

    assertThat(again.text("/id")).isEqualTo(id);
    assertThat(again.json().at("/joined_at").isNull()).isTrue();
    assertThat(crew.signIn(email, Crew.PASSWORD)).isEmpty();
    assertThat(crew.accepted(crew.invited(id), "another long password")).isTrue();
    assertThat(crew.signIn(email, Crew.PASSWORD)).isEmpty();
    assertProblem(before.get("/v1/payments"), 401, "unauthorized");
    assertThat(crew.as(email, "another long password").get("/v1/payments").status()).isEqualTo(200);
  }

  /** People work in both modes. */
  @Test
  void whereThereAreLiveKeysATestKeyManagesNobody(Api api) {
    var crew = crew(api);
    var shop = crew.shop();
    var role = crew.role("viewer");
    assertThat(crew.add(Crew.email(), role).status()).isEqualTo(201);
    var live = new Shop(api, shop.organization(), api.key(shop.organization(), "{\"live\":true}"));

    assertProblem(crew.add(Crew.email(), role), 403, "forbidden");

    assertThat(shop.get("/v1/users").status()).isEqualTo(200);
    assertThat(new Crew(live, invitations, sessions).add(Crew.email(), role).status())
        .isEqualTo(201);
  }

  /** A new password, of who works for nobody else, ends all sessions. */
  @Test
  void aForgottenPasswordIsSetAnew(Api api) {
    var crew = crew(api);
    var email = Crew.email();
    var id = crew.joined(email, "viewer");
    var before = crew.as(email);
    assertThat(before.get("/v1/payments").status()).isEqualTo(200);
    assertThat(crew.accepted(crew.invited(id), "another long password")).isTrue();
    assertProblem(before.get("/v1/payments"), 401, "unauthorized");
    assertThat(crew.signIn(email, Crew.PASSWORD)).isEmpty();
    assertThat(crew.signIn(email, "another long password")).isPresent();
    assertThat(new Diary(crew.shop()).actions()).contains("user.password_reset");
  }

  @Test
  void nobodyGivesOrTakesAwayMoreThanTheyHave(Api api) {
    var crew = crew(api);
    var owner = crew.joined(Crew.email(), "owner");
    var key =
        api.key(
            crew.shop().organization(),
            "{\"permissions\":[\"staff.view\",\"staff.manage\",\"payments.view\"]}");
    var some = new Crew(new Shop(api, crew.shop().organization(), key), invitations, sessions);
    assertProblem(some.add(Crew.email(), crew.role("viewer")), 403, "permission_not_held");
    assertProblem(
        some.shop().post("/v1/users/" + owner + "/invitation", "{}"), 403, "permission_not_held");
    assertProblem(
        some.shop().patch("/v1/users/" + owner, "{\"active\":false}"), 403, "permission_not_held");
    assertProblem(delete(some, owner), 403, "permission_not_held");
    assertThat(user(crew, owner).json().at("/active").asBoolean()).isTrue();
  }

  @Test
  void aRoleThatSomebodyHasStays(Api api) {
    var crew = crew(api);
    var role =
        crew.shop()
            .post("/v1/roles", "{\"name\":\"Till\",\"permissions\":[\"payments.view\"]}")
            .text("/id");
    var id = crew.add(Crew.email(), role).text("/id");
    var path = "/v1/roles/" + role;
    assertProblem(api.http().delete(path, Api.bearer(crew.shop().key())), 409, "role_in_use");
    crew.shop().patch("/v1/users/" + id, "{\"role\":\"" + crew.role("viewer") + "\"}");
    assertThat(api.http().delete(path, Api.bearer(crew.shop().key())).status()).isEqualTo(200);
    var told = new Diary(crew.shop()).newest("user.updated");
    assertThat(told.at("/before/role_name").asString()).isEqualTo("Till");
    assertThat(told.at("/after/role_name").asString()).isEqualTo("Viewer");
  }

  @Test
  void allThatIsWrongIsTold(Api api) {
    var shop = api.shop();
    assertThat(
            errors(
                shop.post("/v1/users", "{\"email\":\"ana\",\"language\":\"de\",\"role\":\"x\"}")))
        .containsExactlyInAnyOrder(
            "/email invalid_format",
            "/name required",
            "/language invalid_choice",
            "/role invalid_choice");
    var nobodys =
        "{\"email\":\"a@b.example\",\"name\":\"A\",\"role\":\"rol_01m7zzn9v4e00atn124c02hsr1\"}";
    assertThat(errors(shop.post("/v1/users", nobodys))).containsExactly("/role invalid_choice");
  }

  private Crew crew(Api api) {
    return new Crew(api.shop(), invitations, sessions);
  }

  private static Reply user(Crew crew, String id) {
    return crew.shop().get("/v1/users/" + id);
  }

  private static Reply delete(Crew crew, String id) {
    return crew.shop().api().http().delete("/v1/users/" + id, Api.bearer(crew.shop().key()));
  }
}
