package dev.acquit.gateway.availability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import java.util.List;

/** A shop with one account, whose breaker opens after three calls that fail. */
record Sick(Shop shop, String account) {

  /**
   * At that address.
   *
   * @param resilience more of it, beginning with a comma
   */
  static Sick at(Shop shop, String url, String resilience) {
    var made =
        shop.account(
            """
            {"processor":"simulator","name":"sick","base_url":"%s",
              "credentials":{"api_key":"text:%s"},
              "deadlines":{"charge":"PT1M"},"resilience":{"window":3,"minimum":3%s}}\
            """
                .formatted(url, Shop.fresh(), resilience));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return new Sick(shop, made.text("/id"));
  }

  static Sick at(Shop shop, String resilience) {
    return at(shop, TestSimulator.address().toString(), resilience);
  }

  /** Charges that the simulator answers with nothing that can be read; three open the breaker. */
  Sick struck() {
    return struck(3);
  }

  Sick struck(int times) {
    for (int i = 0; i < times; i++) {
      var reference = Shop.fresh();
      TestSimulator.fault("charge", reference, "http_500");
      assertThat(shop.charge(Shop.APPROVED, reference).text("/status")).isEqualTo("unknown");
    }
    return this;
  }

  /** What {@code GET /v1/processors} says of the account. */
  static Reply seen(Shop shop) {
    return shop.get("/v1/processors");
  }

  /** What it says of charges there. */
  static String breaker(Shop shop) {
    var reply = seen(shop);
    assertThat(reply.text("/data/0/operations/0/operation")).isEqualTo("charge");
    return reply.text("/data/0/operations/0/breaker");
  }

  /** The types of events about it, oldest first. */
  List<String> events() {
    var events = shop.get("/v1/events?limit=100").json().at("/data").valueStream();
    return events
        .filter(event -> event.at("/resource").asString().equals(account))
        .map(event -> event.at("/sequence").asInt() + " " + event.at("/type").asString())
        .toList()
        .reversed();
  }
}
