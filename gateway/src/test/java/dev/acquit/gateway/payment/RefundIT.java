package dev.acquit.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import org.junit.jupiter.api.Test;

@GatewayTest
class RefundIT {

  @Test
  void neverGivesBackMoreThanIsLeft(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var payment = shop.paid(reference);
    var path = "/v1/payments/" + payment + "/refunds";

    shop.decided(path, Shop.fresh(), "{\"amount\":10000}");

    tooMuch(shop, payment, "{\"amount\":2551}");
    shop.decided(path, Shop.fresh(), "{}");
    tooMuch(shop, payment, "{}");
    tooMuch(shop, payment, "{\"amount\":1}");
    assertThat(shop.payment(payment).number("/amount_refunded")).isEqualTo(12550);
    assertThat(TestSimulator.operations(reference)).containsExactly("charge", "refund", "refund");
    assertThat(TestSimulator.total("refund", reference)).isEqualTo(12550);
  }

  @Test
  void isOnlyForMoneyThatWasTaken(Api api) {
    var shop = api.shop();
    var failed = shop.settled(shop.charge(Shop.NO_FUNDS, Shop.fresh()), "failed");
    var authorized = shop.held(Shop.fresh());
    var canceled = shop.held(Shop.fresh());
    shop.decided("/v1/payments/" + canceled + "/void", Shop.fresh(), "");

    wrongState(shop, failed);
    wrongState(shop, authorized);
    wrongState(shop, canceled);
  }

  private static void wrongState(Shop shop, String payment) {
    var refused = shop.refund(payment, "{\"amount\":1}");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("/code")).isEqualTo("wrong_state");
  }

  private static void tooMuch(Shop shop, String payment, String body) {
    var refused = shop.refund(payment, body);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("/code")).isEqualTo("amount_too_large");
  }
}
