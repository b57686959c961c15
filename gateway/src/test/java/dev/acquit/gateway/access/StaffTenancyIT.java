package dev.acquit.gateway.access;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Another organization's people and roles are not there; they are of both modes. */
@GatewayTest
class StaffTenancyIT {

  private static final Map<String, String> ROUTES =
      Map.of(
          "GET /v1/roles/{role}", "",
          "PATCH /v1/roles/{role}", "{}",
          "DELETE /v1/roles/{role}", "",
          "GET /v1/users/{person}", "",
          "PATCH /v1/users/{person}", "{}",
          "DELETE /v1/users/{person}", "",
          "POST /v1/users/{person}/invitation", "{}",
          "GET /v1/users/{person}/alerts", "",
          "PUT /v1/users/{person}/alerts", "{}");

  private static final List<String> NAMES_NOTHING =
      List.of("GET /v1/roles", "POST /v1/roles", "GET /v1/users", "POST /v1/users");

  /** All routes that are about people and roles. */
  static List<String> known() {
    return Stream.concat(ROUTES.keySet().stream(), NAMES_NOTHING.stream()).toList();
  }

  @Test
  void anotherOrganizationsAreNotThere(Api api) {
    var owner = api.shop();
    var role = owner.get("/v1/roles").text("/data/0/id");
    var body =
        """
        {"email":"%s@boreal.example","name":"Ana","role":"%s"}\
        """
            .formatted(Shop.fresh(), role);
    var person = owner.post("/v1/users", body).text("/id");
    assertThat(owner.get("/v1/users/" + person).status()).isEqualTo(200);
    var stranger = api.shop();
    ROUTES.forEach((route, sent) -> {
      var parts = route.replace("{role}", role).replace("{person}", person).split(" ", 2);
      var headers = new HashMap<>(Api.bearer(stranger.key()));
      headers.put("Content-Type", "application/json");
      var reply = api.http().send(parts[0], parts[1], sent.getBytes(UTF_8), headers);
      assertProblem(reply, 404, "not_found");
    });
    assertThat(stranger.get("/v1/users").json().at("/data").size()).isZero();
    assertThat(stranger.get("/v1/users?cursor=" + person).json().at("/data").size()).isZero();
    var stolen = body.replace("Ana", "Eve");
    assertProblem(stranger.post("/v1/users", stolen), 400, "invalid_request"); // not their role
    assertThat(owner.get("/v1/users/" + person).text("/name")).isEqualTo("Ana");
    var live =
        new Shop(api, owner.organization(), api.key(owner.organization(), "{\"live\":true}"));
    assertThat(live.get("/v1/users/" + person).status()).isEqualTo(200);
  }
}
