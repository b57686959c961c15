package dev.acquit.gateway.docs;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.User;
import java.util.List;

/** {@link ScenarioIT}'s walk through batches. */
final class BulkScenario {

  private static final String BULK = "/v1/action_items/bulk";
  private static final String BATCHES = "/v1/bulk";
  private static final String SETTINGS = "/v1/action_settings";
  private static final String REASON = "{\"reason\":\"Not these\"}";

  private BulkScenario() {}

  static void walk(Shop shop) {
    var body = body(shop);
    var key = Shop.fresh();
    shop.post(BULK, body.replace("{", "{\"dry_run\":true,"));
    var path = BATCHES + "/" + shop.post(BULK, key, body).text("/id");
    shop.post(BULK, key, body.replace("u-17", "u-18")); // 422
    eventually(() -> assertThat(shop.get(path).text("/status")).isEqualTo("completed"));
    shop.get(BATCHES);
    shop.get(BATCHES + "?limit=0"); // 400
    for (var rows : List.of("/rows", "/rows.csv")) {
      shop.get(path + rows + "?outcome=succeeded");
      shop.get(path + rows + "?outcome=none"); // 400
    }
    shop.get(SETTINGS);
    decisions(shop);
    shop.put(SETTINGS, "{\"version\":0}"); // 409
    shop.post(BATCHES + "/bch_00000000000000000000000000/reject", REASON); // 404
  }

  private static void decisions(Shop shop) {
    var second = new Shop(shop.api(), shop.organization(), other(shop));
    var paths =
        List.of("/approve", "/reject", "/cancel").stream()
            .map(what -> BATCHES + "/" + awaiting(shop) + what)
            .toList();
    for (var path : paths) {
      second.get(path.substring(0, path.lastIndexOf('/')));
      var body = path.endsWith("/reject") ? REASON : "{}";
      second.post(path, body);
      second.post(path, body.replace("these", "those")); // 409
    }
  }

  /** One that waits for another person's approval; its id. */
  static String awaiting(Shop shop) {
    shop.put(SETTINGS, "{\"approval\":{\"rows\":0}}");
    var body = body(shop).replace("\"assign\",\"assignee\":\"u-17\"", "\"retry\"");
    var first = new Shop(shop.api(), shop.organization(), other(shop));
    return first.post(BULK, Shop.fresh(), body).text("/id");
  }

  private static String other(Shop shop) {
    return shop.api().key(shop.organization(), "{}");
  }

  private static String body(Shop shop) {
    var item = ItemScenario.item(User.of(shop));
    return "{\"action\":\"assign\",\"assignee\":\"u-17\",\"ids\":[\"" + item + "\"]}";
  }
}
