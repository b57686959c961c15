package dev.acquit.gateway.recovery;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One operation of each kind, all lost in the same way.
 *
 * @param mark what their references begin with
 * @param captured a payment that stood before, as the next two
 */
record Lost(Shop shop, String mark, String captured, String voided, String refunded) {

  private static final List<String> KINDS =
      List.of("charge", "authorize", "debit", "capture", "void", "refund");

  /** What has to be there before. */
  static Lost at(Shop shop) {
    var mark = Shop.fresh();
    return new Lost(
        shop,
        mark,
        shop.held(mark + "capture"),
        shop.held(mark + "void"),
        shop.paid(mark + "refund"));
  }

  /** The same, looked at by way of another gateway. */
  Lost by(Shop other) {
    return new Lost(other, mark, captured, voided, refunded);
  }

  /** Asks for all of them; no answer comes. */
  List<CompletableFuture<Reply>> ask(String fault) {
    for (var kind : KINDS) {
      TestSimulator.fault(kind.equals("debit") ? "charge" : kind, mark + kind, fault);
    }
    return List.of(
        charge(shop.token(Shop.APPROVED), "charge", ""),
        charge(shop.token(Shop.APPROVED), "authorize", ",\"capture\":\"manual\""),
        charge(shop.debitToken(Shop.SETTLES), "debit", ""),
        change(captured, "/capture", "{}"),
        change(voided, "/void", ""),
        change(refunded, "/refunds", "{\"amount\":2550}"));
  }

  private CompletableFuture<Reply> charge(String token, String kind, String more) {
    return shop.postLater("/v1/payments", Shop.fresh(), Shop.body(token, mark + kind, more));
  }

  private CompletableFuture<Reply> change(String payment, String path, String body) {
    return shop.postLater("/v1/payments/" + payment + path, Shop.fresh(), body);
  }

  /** What the processor did in all. */
  List<String> operations() {
    return KINDS.stream().flatMap(kind -> TestSimulator.operations(mark + kind).stream()).toList();
  }

  void payment(String kind, String status) {
    eventually(() ->
        assertThat(shop.get("/v1/payments?reference=" + mark + kind).text("/data/0/status"))
            .as(kind)
            .isEqualTo(status));
  }

  void refund(String status) {
    eventually(() ->
        assertThat(shop.get("/v1/payments/" + refunded + "/refunds").text("/data/0/status"))
            .isEqualTo(status));
  }
}
