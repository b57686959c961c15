package dev.acquit.gateway.docs;

import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import dev.acquit.gateway.support.User;
import java.util.stream.IntStream;

/** {@link ScenarioIT}'s walk through retries. */
final class RetryScenario {

  private static final String PATH = "/v1/retries";
  private static final String DRY_RUN = "{\"dry_run\":true}";

  /** One more than Visa's retries. */
  private static final int MOST = 21;

  private RetryScenario() {}

  static void walk(Shop shop) {
    shop.get(PATH);
    shop.put(PATH, "{\"version\":0,\"enabled\":true}");
    shop.put(PATH, "{\"version\":0}"); // 409
    var user = User.of(shop);
    var method = user.card(Shop.NO_FUNDS);
    var payment = user.charge(method, Shop.fresh()).text("/id");
    var path = "/v1/payments/" + payment + "/retry";
    shop.post(path, DRY_RUN);
    var key = Shop.fresh();
    shop.decided(path, key, "{}"); // 201
    shop.post(path, key, DRY_RUN.replace("true", "false")); // 422
    var silent = Shop.fresh();
    var other = user.charge(method, silent).text("/id");
    TestSimulator.fault("charge", silent, "timeout_after_commit");
    shop.post("/v1/payments/" + other + "/retry", Shop.fresh(), source(user.card(User.card(1))));
    IntStream.range(0, MOST).forEach(_ -> user.charge(method, Shop.fresh()));
    shop.post(path, Shop.fresh(), "{}"); // 409, with a time
    shop.post("/v1/payments/pay_00000000000000000000000000/retry", Shop.fresh(), "{}"); // 404
  }

  private static String source(String method) {
    return "{\"source\":\"" + method + "\"}";
  }
}
