package dev.acquit.gateway.docs;

import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;

/** {@link ScenarioIT}'s walk through routing. */
final class RoutingScenario {

  private static final String PATH = "/v1/routing";
  private static final String DRY_RUN = PATH + "/dry_run";

  private RoutingScenario() {}

  static void walk(Shop shop) {
    var account = shop.account("routed", TestSimulator.address().toString()).text("/id");
    var rule =
        """
        {"version":0,"rules":[{"name":"All","candidates":[{"processor_account":"%s"}]}]}\
        """
            .formatted(account);
    shop.get(PATH);
    shop.put(PATH, rule);
    shop.put(PATH, rule); // 409
    shop.get(PATH + "?version=1");
    shop.get(PATH + "?version=2"); // 404
    shop.get(PATH + "?version=none"); // 400
    shop.post(DRY_RUN, "{\"amount\":100,\"currency\":\"CAD\",\"rail\":\"card\"}");
    var token = shop.token(Shop.APPROVED);
    shop.post(DRY_RUN, dryRun(token));
    shop.post("/v1/payments", Shop.fresh(), Shop.body(token, Shop.fresh(), ""));
    shop.post(DRY_RUN, dryRun(token)); // 409
    shop.post(DRY_RUN, dryRun("tok_00000000000000000000000000")); // 404
  }

  private static String dryRun(String source) {
    return "{\"amount\":100,\"currency\":\"CAD\",\"source\":\"" + source + "\"}";
  }
}
