package dev.acquit.gateway.mandate;

import static dev.acquit.gateway.mandate.Given.daysAgo;
import static dev.acquit.gateway.mandate.Given.mandate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Diary;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.User;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What somebody does to mandates is written down, once. */
@GatewayTest
class MandateJournalIT {

  @Test
  void whatBecomesOfOne(Api api) {
    var given = new Given(api.shop());
    var token = given.token(mandate("recurring_variable", ""));
    var id = token.text("/mandate/id");
    assertThat(given.notice(token, 100, Given.day(30), daysAgo(1)).status()).isEqualTo(201);
    given.notice(token, 100, Given.day(30), daysAgo(1)); // the one that stands
    given.confirm(token, daysAgo(58));
    given.confirm(token, daysAgo(1)); // nothing new
    given.end(token, "{\"reason\":\"moved\"}");
    given.end(token, "{}"); // nothing new
    given.confirm(token, daysAgo(1)); // 409

    var told = of(given.shop(), id);
    assertThat(actions(told))
        .containsExactly("mandate.noticed", "mandate.confirmed", "mandate.ended");
    assertThat(told)
        .allSatisfy(entry -> {
          assertThat(entry.at("/actor/type").asString()).isEqualTo("api_key");
          assertThat(entry.at("/from/ip").asString()).isEqualTo("127.0.0.1");
          assertThat(entry.at("/live").asBoolean()).isFalse();
        });
    var noticed = told.getFirst();
    assertThat(noticed.at("/after/amount").asLong()).isEqualTo(100);
    assertThat(noticed.at("/after/debit_on").asString()).isEqualTo(Given.day(30));
    assertThat(noticed.at("/after/notice").asString()).startsWith("ntc_");
    var confirmed = told.get(1);
    assertThat(confirmed.at("/before/status").asString()).isEqualTo("pending");
    assertThat(confirmed.at("/after/status").asString()).isEqualTo("active");
    assertThat(confirmed.at("/before").has("rail")).as("which stays").isFalse();
    var ended = told.get(2);
    assertThat(ended.at("/before/status").asString()).isEqualTo("active");
    assertThat(ended.at("/after/ended_reason").asString()).isEqualTo("canceled");
    assertThat(ended.at("/after/ended_detail").asString()).isEqualTo("moved");
  }

  @Test
  void oneThatIsGivenToAMethod(Api api) {
    var shop = api.shop();
    var user = User.of(shop);
    var method = user.account();
    var before = shop.get("/v1/mandates?payment_method=" + method).text("/data/0/id");
    var path = "/v1/payment_methods/" + method + "/mandates";

    var next = shop.post(path, mandate("recurring_fixed", ",\"amount\":500,\"currency\":\"CAD\""));
    assertThat(next.status()).as(next.body()).isEqualTo(201);
    shop.post(path, "{}"); // 400

    var told = of(shop, next.text("/id"));
    assertThat(actions(told)).containsExactly("mandate.created");
    var created = told.getFirst();
    assertThat(created.at("/before/id").asString())
        .as("which it takes the place of")
        .isEqualTo(before);
    assertThat(created.at("/after/use").asString()).isEqualTo("recurring_fixed");
    assertThat(created.at("/after/amount").asLong()).isEqualTo(500);
    assertThat(shop.get("/v1/journal?limit=100").body())
        .contains("\"last4\":\"6789\"")
        .doesNotContain(Shop.SETTLES, "Ana Roy");
  }

  /** Whoever pays gives them with a token, or with a payment: no act of the organization's. */
  @Test
  void whatComesWithATokenIsNone(Api api) {
    var given = new Given(api.shop());
    var token = given.token(Shop.MANDATE);
    given.debit(token, "customer");

    assertThat(of(given.shop(), token.text("/mandate/id"))).isEmpty();
  }

  /** Oldest first. */
  private static List<JsonNode> of(Shop shop, String resource) {
    return new Diary(shop).all("?resource=" + resource).reversed();
  }

  private static List<String> actions(List<JsonNode> told) {
    return told.stream().map(one -> one.at("/action").asString()).toList();
  }
}
