package dev.acquit.gateway.bulk;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Where a shop sees to many failed payments at once. */
record Office(Shop shop) {

  static final String BULK = "/v1/action_items/bulk";
  static final String BATCHES = "/v1/bulk";

  /** An installment that is not tried again by itself. */
  static final String UNPLANNED =
      ",\"initiator\":\"merchant\",\"purpose\":\"installment\",\"retry\":\"none\"";

  /** The newest item about that payment, once there is one. */
  String item(String payment) {
    var list = "/v1/action_items?payment=" + payment;
    eventually(() -> assertThat(shop.get(list).text("/data/0/id")).isNotEmpty());
    return shop.get(list).text("/data/0/id");
  }

  List<String> items(Collection<String> payments) {
    return payments.stream().map(this::item).toList();
  }

  /** A body that names those items; {@code more} begins with a comma. */
  static String body(String action, Collection<String> items, String more) {
    return items.stream()
        .map(item -> "\"" + item + "\"")
        .collect(
            Collectors.joining(",", "{\"action\":\"" + action + "\",\"ids\":[", "]" + more + "}"));
  }

  Reply post(String body) {
    return shop.post(BULK, Shop.fresh(), body);
  }

  /** Begins a batch; its id. */
  String begun(String body) {
    var made = post(body);
    assertThat(made.status()).as(made.body()).isEqualTo(202);
    return made.text("/id");
  }

  Reply shown(String batch) {
    return shop.get(BATCHES + "/" + batch);
  }

  Reply becomes(String batch, String status) {
    eventually(() -> assertThat(shown(batch).text("/status")).isEqualTo(status));
    return shown(batch);
  }

  /** Decides {@code what} on it, such as {@code approve}. */
  Reply decide(String batch, String what, String body) {
    return shop.post(BATCHES + "/" + batch + "/" + what, body);
  }

  /** What came of each item: the outcome, and the reason. */
  Map<String, String> outcomes(String batch) {
    return shop.get(BATCHES + "/" + batch + "/rows?limit=100")
        .json()
        .at("/data")
        .valueStream()
        .collect(
            Collectors.toMap(
                row -> row.at("/item").asString(),
                row ->
                    (row.at("/outcome").asString() + " " + row.at("/reason").asString(""))
                        .strip()));
  }

  /** What was told of it, oldest first. */
  List<String> told(String batch) {
    return shop.get("/v1/events?limit=100&resource=" + batch)
        .json()
        .at("/data")
        .valueStream()
        .map(event -> event.at("/sequence").asInt() + " " + event.at("/type").asString())
        .toList()
        .reversed();
  }
}
