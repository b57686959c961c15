package dev.acquit.gateway.routing;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static dev.acquit.gateway.support.Problems.errors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Where a charge would go, and why, without charging it. */
@GatewayTest
class DryRunIT {

  private static final String PATH = "/v1/routing";

  @Test
  void aDryRunSaysWhyAndUsesNothingUp(Api api) {
    var shop = api.shop();
    var one = account(shop, "one");
    var two = account(shop, "two");
    var off = account(shop, "off");
    shop.patch("/v1/processor_accounts/" + off, "{\"enabled\":false}");
    var dollars =
        "{\"name\":\"dollars\",\"when\":{\"currency\":[\"USD\"]},\"candidates\":[{\"processor_account\":\""
            + one
            + "\"}]}";
    var stored = shop.put(PATH, "{\"rules\":[" + dollars + "," + rule("rest", off, two) + "]}");
    assertThat(stored.status()).as(stored.body()).isEqualTo(200);
    var token = shop.token(Shop.APPROVED);

    var plan = dryRun(shop, "\"source\":\"" + token + "\"");

    assertThat(plan.text("/rule")).isEqualTo("rest");
    assertThat(plan.json().at("/rules").toString())
        .isEqualTo(
            "[{\"name\":\"dollars\",\"misses\":[\"currency\"]},{\"name\":\"rest\",\"misses\":[]}]");
    assertThat(accounts(plan))
        .containsExactly(off + " disabled", two + " null", one + " not_named");
    var paid = shop.post("/v1/payments", Shop.fresh(), Shop.body(token, Shop.fresh(), ""));
    assertThat(shop.settled(paid, "succeeded")).isNotEmpty();
    assertThat(paid.text("/attempts/0/processor_account")).isEqualTo(two);
    assertThat(paid.json().at("/routing").toString())
        .isEqualTo("{\"version\":1,\"rule\":\"rest\"}");
    assertProblem(dryRun(shop, "\"source\":\"" + token + "\""), 409, "token_used");
  }

  @Test
  void aDryRunIsCheckedLikeAPayment(Api api) {
    var shop = api.shop();

    assertThat(errors(dryRun(shop, "\"rail\":\"gold\",\"bin\":\"4\",\"x\":1")))
        .containsExactlyInAnyOrder(
            "/rail invalid_choice", "/bin invalid_format", "/x unknown_field");
    assertThat(errors(dryRun(shop, "\"purpose\":\"fun\",\"at\":\"soon\"")))
        .containsExactlyInAnyOrder(
            "/purpose invalid_choice", "/at invalid_format", "/rail required");
    var token = shop.token(Shop.APPROVED);
    assertThat(errors(dryRun(shop, "\"brand\":\"visa\",\"source\":\"" + token + "\"")))
        .containsExactly("/brand invalid");
    var account = account(shop, "cards");
    assertThat(accounts(dryRun(shop, "\"rail\":\"card\""))).containsExactly(account + " null");
  }

  private static Reply dryRun(Shop shop, String more) {
    return shop.post(PATH + "/dry_run", "{\"amount\":12550,\"currency\":\"CAD\"," + more + "}");
  }

  private static List<String> accounts(Reply plan) {
    return plan.json()
        .at("/accounts")
        .valueStream()
        .map(one -> one.at("/processor_account").asString() + " " + reason(one.at("/reason")))
        .toList();
  }

  private static String reason(JsonNode reason) {
    return reason.isNull() ? "null" : reason.asString();
  }

  private static String account(Shop shop, String name) {
    return shop.account(name, TestSimulator.address().toString()).text("/id");
  }

  private static String rule(String name, String... accounts) {
    var candidates =
        List.of(accounts).stream().map(id -> "{\"processor_account\":\"" + id + "\"}").toList();
    return "{\"name\":\"" + name + "\",\"candidates\":" + candidates + "}";
  }
}
