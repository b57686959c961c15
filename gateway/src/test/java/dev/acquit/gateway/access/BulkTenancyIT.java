package dev.acquit.gateway.access;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static dev.acquit.gateway.support.Problems.errors;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.User;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Another organization's batches, and those of the other mode, are not there; nor their items. */
@GatewayTest
class BulkTenancyIT {

  private static final String BULK = "/v1/action_items/bulk";

  private static final Map<String, String> ROUTES =
      Map.of(
          "GET /v1/bulk/{batch}", "",
          "GET /v1/bulk/{batch}/rows", "",
          "GET /v1/bulk/{batch}/rows.csv", "",
          "POST /v1/bulk/{batch}/approve", "{}",
          "POST /v1/bulk/{batch}/reject", "{\"reason\":\"mine\"}",
          "POST /v1/bulk/{batch}/cancel", "{}");

  private static final List<String> NAMES_NOTHING =
      List.of(
          "POST " + BULK, // its items are refused one by one
          "GET /v1/bulk",
          "GET /v1/action_settings",
          "PUT /v1/action_settings");

  /** All routes that are about batches. */
  static List<String> ofBatches() {
    return Stream.concat(ROUTES.keySet().stream(), NAMES_NOTHING.stream()).toList();
  }

  @Test
  void anothersAreNotThere(Api api) {
    var owner = api.shop();
    owner.put("/v1/action_settings", "{\"approval\":{\"rows\":0}}");
    var user = User.of(owner);
    user.charge(user.card(Shop.NO_FUNDS), Shop.fresh(), Debtor.INSTALLMENT);
    var item = owner.get("/v1/action_items").text("/data/0/id");
    var body = "{\"action\":\"retry\",\"ids\":[\"" + item + "\"]}";
    var batch = owner.post(BULK, Shop.fresh(), body).text("/id");
    var before = owner.get("/v1/bulk/" + batch).body();
    assertThat(before).contains("awaiting_approval");
    var live = api.key(owner.organization(), "{\"live\":true}");

    for (var stranger : List.of(api.shop(), new Shop(api, owner.organization(), live))) {
      ROUTES.forEach((route, sent) -> {
        var parts = route.replace("{batch}", batch).split(" ", 2);
        var headers = new HashMap<>(Api.bearer(stranger.key()));
        headers.put("Content-Type", "application/json");
        var reply = api.http().send(parts[0], parts[1], sent.getBytes(UTF_8), headers);
        assertProblem(reply, 404, "not_found");
      });
      assertThat(errors(stranger.post(BULK, Shop.fresh(), body)))
          .containsExactly("/ids/0 unresolved");
      assertThat(stranger.get("/v1/bulk").json().at("/data").size()).isZero();
      assertThat(stranger.get("/v1/bulk?cursor=" + batch).json().at("/data").size()).isZero();
      assertThat(stranger.get("/v1/action_settings").number("/version")).isZero();
    }
    assertThat(owner.get("/v1/bulk/" + batch).body()).isEqualTo(before);
  }
}
