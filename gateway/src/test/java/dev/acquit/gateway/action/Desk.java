package dev.acquit.gateway.action;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;

/** Where a shop's failed payments are seen to. */
record Desk(Shop shop) {

  static final String PATH = "/v1/action_items";
  static final String REASON = "{\"reason\":\"Paid in cash\"}";

  /** How many items there are about that payment. */
  int count(String payment) {
    return shop.get(list(payment)).json().at("/data").size();
  }

  /** The id of the newest item about that payment, once there is one. */
  String item(String payment) {
    eventually(() -> assertThat(count(payment)).isPositive());
    return shop.get(list(payment)).text("/data/0/id");
  }

  /** The newest item about that payment, once it stands so. */
  Reply becomes(String payment, String status) {
    eventually(() -> assertThat(shop.get(list(payment)).text("/data/0/status")).isEqualTo(status));
    return shown(item(payment));
  }

  Reply shown(String item) {
    return shop.get(PATH + "/" + item);
  }

  /** Does {@code what} to it, such as {@code reject}. */
  Reply post(String item, String what, String body) {
    return shop.post(PATH + "/" + item + "/" + what, Shop.fresh(), body);
  }

  /** How many events of that type were told of it. */
  long told(String item, String type) {
    return shop.get("/v1/events?limit=100&type=action_item." + type)
        .json()
        .at("/data")
        .valueStream()
        .filter(event -> event.at("/resource").asString().equals(item))
        .count();
  }

  private static String list(String payment) {
    return PATH + "?payment=" + payment;
  }
}
