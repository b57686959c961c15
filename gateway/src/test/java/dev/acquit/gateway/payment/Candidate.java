package dev.acquit.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;

/**
 * An account of a shop, to be routed to.
 *
 * @param key by which the simulator knows it
 */
record Candidate(String id, String key) {

  /** One that works. */
  static Candidate of(Shop shop) {
    return at(shop, TestSimulator.address().toString());
  }

  /** One that works, and whose silence is not waited for. */
  static Candidate waitedForBriefly(Shop shop) {
    var key = Shop.fresh();
    var made =
        shop.account(
            """
            {"processor":"simulator","name":"%s","base_url":"%s","credentials":{"api_key":"text:%s"},
              "deadlines":{"charge":"PT2S"}}\
            """
                .formatted(key, TestSimulator.address(), key));
    return made(made, key);
  }

  /** One where nobody listens. */
  static Candidate closed(Shop shop) {
    return at(shop, "http://127.0.0.1:1");
  }

  private static Candidate at(Shop shop, String url) {
    var key = Shop.fresh();
    return made(shop.account(Shop.fresh(), url, key), key);
  }

  private static Candidate made(Reply made, String key) {
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return new Candidate(made.text("/id"), key);
  }

  /** Strikes every charge there. */
  Candidate struck(String fault) {
    TestSimulator.strikeAccount(key, fault);
    return this;
  }

  /** Has the shop's charges go to these, in this order. */
  static void route(Shop shop, String failoverOn, Candidate... candidates) {
    var named = new StringBuilder();
    for (var one : candidates) {
      named
          .append(named.isEmpty() ? "" : ",")
          .append("{\"processor_account\":\"")
          .append(one.id)
          .append("\"}");
    }
    var stored =
        shop.put(
            "/v1/routing",
            """
            {"rules":[{"name":"all","candidates":[%s],"failover_on":[%s]}]}\
            """
                .formatted(named, failoverOn));
    assertThat(stored.status()).as(stored.body()).isEqualTo(200);
  }
}
