package dev.acquit.gateway.docs;

import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;

/** {@link ScenarioIT}'s walk through processor accounts, and the rules that choose among them. */
final class AccountScenario {

  private AccountScenario() {}

  static void walk(Shop shop) {
    var url = TestSimulator.address().toString();
    var path = "/v1/processor_accounts/" + shop.account("scenario", url).text("/id");
    shop.account("scenario", url); // 409
    var other = shop.account("another", url).text("/id");
    shop.get(path);
    shop.get("/v1/processors?limit=1");
    shop.get("/v1/processors?limit=0"); // 400
    shop.get("/v1/processor_accounts?limit=1");
    shop.get("/v1/processor_accounts?limit=0"); // 400
    shop.patch(path, "{\"enabled\":false}");
    shop.patch("/v1/processor_accounts/" + other, "{\"name\":\"scenario\"}"); // 409
    RoutingScenario.walk(shop);
    journal(shop);
  }

  private static void journal(Shop shop) {
    shop.get("/v1/journal?action=processor_account.created&actor_type=api_key");
    shop.get("/v1/journal?limit=0"); // 400
    shop.get("/v1/journal/verification");
    shop.get("/v1/journal/verification?after=-1"); // 400
  }
}
