package dev.acquit.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.OwnSimulator;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import org.junit.jupiter.api.Test;

/** Held money can be let go, and a charge be undone until its batch has left. */
@GatewayTest
class VoidIT {

  @Test
  void letsGoWhatIsHeld(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var payment = shop.held(reference);

    var voided = shop.decided("/v1/payments/" + payment + "/void", Shop.fresh(), "");

    assertThat(voided.text("/status")).isEqualTo("canceled");
    assertThat(shop.capture(payment, "{}").text("/code")).isEqualTo("wrong_state");
    assertThat(TestSimulator.operations(reference)).containsExactly("authorize", "void");
  }

  @Test
  void undoesAChargeBeforeItsBatch(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var payment = shop.paid(reference);

    var voided = shop.decided("/v1/payments/" + payment + "/void", Shop.fresh(), "");

    assertThat(voided.status()).isEqualTo(200);
    assertThat(voided.text("/status")).isEqualTo("canceled");
    assertThat(voided.number("/amount_captured")).isZero();
    assertThat(shop.refund(payment, "{}").text("/code")).isEqualTo("wrong_state");
    assertThat(TestSimulator.operations(reference)).containsExactly("charge", "void");
  }

  @Test
  void comesTooLateOnceTheBatchHasLeft(Api api) {
    try (var simulator = new OwnSimulator()) {
      var shop = api.shop();
      shop.account("own", simulator.address().toString());
      var payment = shop.paid(Shop.fresh());
      simulator.advance("P2D");
      var path = "/v1/payments/" + payment + "/void";
      var key = Shop.fresh();

      var late = shop.post(path, key, "");

      assertThat(late.status()).isEqualTo(409);
      assertThat(late.text("/code")).isEqualTo("wrong_state");
      assertThat(shop.post(path, key, "").text("/code")).isEqualTo("wrong_state");
      assertThat(shop.payment(payment).text("/status")).isEqualTo("succeeded");
      assertThat(simulator.operations()).isEqualTo(1);
      var refund = shop.decided("/v1/payments/" + payment + "/refunds", Shop.fresh(), "{}");
      assertThat(refund.text("/status")).isEqualTo("succeeded");
    }
  }

  @Test
  void isRefusedOnceSomethingWentBack(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var payment = shop.paid(reference);
    shop.decided("/v1/payments/" + payment + "/refunds", Shop.fresh(), "{\"amount\":1}");

    assertThat(shop.cancel(payment).text("/code")).isEqualTo("wrong_state");

    assertThat(TestSimulator.operations(reference)).containsExactly("charge", "refund");
  }
}
