package dev.acquit.gateway.docs;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import dev.acquit.gateway.support.User;
import java.util.List;

/** {@link ScenarioIT}'s walk through the action center. */
final class ItemScenario {

  private static final String PATH = "/v1/action_items";
  private static final String CONFIRMED = "{\"confirm\":true}";
  private static final String REASON = "{\"reason\":\"Paid in cash\"}";

  private ItemScenario() {}

  static void walk(Shop shop) {
    var item = item(User.of(shop));
    var path = PATH + "/" + item;
    shop.get(PATH);
    shop.get(PATH + "?limit=0"); // 400
    shop.get("/v1/expiring_methods");
    shop.get("/v1/expiring_methods?limit=0"); // 400
    shop.post(path + "/assign", "{\"assignee\":\"u-17\"}");
    shop.post(path + "/notes", "{\"text\":\"Called\"}"); // 201
    shop.get(path);
    retries(shop, path);
    shop.post(path + "/reject", REASON);
    shop.post(path + "/reject", REASON); // 409
    shop.post(path + "/assign", "{}"); // 409
    shop.post(PATH + "/" + item(User.of(shop)) + "/resolve", REASON);
    shop.post(path + "/resolve", REASON); // 409
    for (var what : List.of("notes", "reject", "resolve")) {
      var body = what.equals("notes") ? "{\"text\":\"Called\"}" : REASON;
      shop.post(PATH + "/aci_00000000000000000000000000/" + what, body); // 404
    }
    shop.get(path);
  }

  private static void retries(Shop shop, String path) {
    var retry = path + "/retry";
    shop.post(retry, "{\"dry_run\":true}");
    shop.post(retry, Shop.fresh(), "{}"); // 409
    var key = Shop.fresh();
    shop.decided(retry, key, CONFIRMED); // 201
    shop.post(retry, key, "{}"); // 422
    var silent = Shop.fresh();
    var user = User.of(shop);
    var other = item(user, silent);
    TestSimulator.fault("charge", silent, "timeout_after_commit");
    var source = CONFIRMED.replace("}", ",\"source\":\"" + user.card(User.card(1)) + "\"}");
    shop.post(PATH + "/" + other + "/retry", Shop.fresh(), source); // 202
  }

  /** One about an installment without funds; its id. */
  static String item(User user) {
    return item(user, Shop.fresh());
  }

  private static String item(User user, String reference) {
    var failed = user.charge(user.card(Shop.NO_FUNDS), reference, Debtor.INSTALLMENT);
    var list = PATH + "?payment=" + failed.text("/id");
    eventually(() -> assertThat(user.shop().get(list).text("/data/0/id")).startsWith("aci_"));
    return user.shop().get(list).text("/data/0/id");
  }
}
