package dev.acquit.gateway.recovery;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import java.util.List;
import java.util.Map;

/**
 * One operation of each kind, all lost in the same way.
 *
 * @param references by what is lost
 * @param before payments that stood before, by what is lost of them
 */
record Lost(Shop shop, Map<String, String> references, Map<String, String> before) {

  private static final List<String> KINDS =
      List.of("charge", "authorize", "debit", "capture", "void", "refund");

  /** The same, looked at by way of another gateway. */
  Lost(Shop other, Lost same) {
    this(other, same.references, same.before);
  }

  /** What has to be there before. */
  static Lost at(Shop shop) {
    var references =
        Map.of(
            "charge", Shop.fresh(),
            "authorize", Shop.fresh(),
            "debit", Shop.fresh(),
            "capture", Shop.fresh(),
            "void", Shop.fresh(),
            "refund", Shop.fresh());
    var before =
        Map.of(
            "capture", shop.held(references.get("capture")),
            "void", shop.held(references.get("void")),
            "refund", shop.paid(references.get("refund")));
    return new Lost(shop, references, before);
  }

  /** Asks for all of them; no answer comes. */
  void ask(String fault) {
    for (var kind : KINDS) {
      TestSimulator.fault(kind.equals("debit") ? "charge" : kind, references.get(kind), fault);
    }
    charge(shop.token(Shop.APPROVED), "charge", "");
    charge(shop.token(Shop.APPROVED), "authorize", ",\"capture\":\"manual\"");
    charge(shop.debitToken(Shop.SETTLES), "debit", "");
    change("capture", "/capture", "{}");
    change("void", "/void", "");
    change("refund", "/refunds", "{\"amount\":2550}");
  }

  private void charge(String token, String kind, String more) {
    var body = Shop.body(token, references.get(kind), more);
    shop.postLater("/v1/payments", Shop.fresh(), body);
  }

  private void change(String kind, String path, String body) {
    shop.postLater("/v1/payments/" + before.get(kind) + path, Shop.fresh(), body);
  }

  /** What the processor did in all. */
  List<String> operations() {
    return KINDS.stream()
        .flatMap(kind -> TestSimulator.operations(references.get(kind)).stream())
        .toList();
  }

  void payment(String kind, String status) {
    eventually(() -> assertThat(
            shop.get("/v1/payments?reference=" + references.get(kind)).text("/data/0/status"))
        .as(kind)
        .isEqualTo(status));
  }

  void refund(String status) {
    eventually(() -> assertThat(
            shop.get("/v1/payments/" + before.get("refund") + "/refunds").text("/data/0/status"))
        .isEqualTo(status));
  }
}
