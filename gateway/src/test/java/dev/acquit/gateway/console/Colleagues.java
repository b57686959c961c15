package dev.acquit.gateway.console;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.staff.Crew;
import dev.acquit.gateway.support.Shop;
import java.util.Map;

/** People of one shop, each with a browser of their own. */
record Colleagues(Crew crew) {

  static final String LIST = "/console/items";

  /** Somebody of that standard role, in English. */
  Browser one(String role) {
    return one(role, "en");
  }

  Browser one(String role, String language) {
    var email = Crew.email();
    crew.joined(email, role);
    var browser = Browser.of(crew.shop().api(), email, Crew.PASSWORD);
    browser.get(LIST);
    browser.post("/console/preferences", Map.of("language", language));
    browser.get(LIST);
    return browser;
  }

  /** The newest item about that payment, once there is one. */
  static String item(Shop shop, String payment) {
    var path = "/v1/action_items?payment=" + payment;
    eventually(() -> assertThat(shop.get(path).json().at("/data").size()).isPositive());
    return shop.get(path).text("/data/0/id");
  }
}
