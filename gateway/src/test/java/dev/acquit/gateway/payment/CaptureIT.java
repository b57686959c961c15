package dev.acquit.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import org.junit.jupiter.api.Test;

@GatewayTest
class CaptureIT {

  @Test
  void takesAPartOfWhatIsHeldOnce(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var payment = shop.held(reference);
    var path = "/v1/payments/" + payment;

    var captured = shop.decided(path + "/capture", Shop.fresh(), "{\"amount\":5000}");

    assertThat(captured.text("/status")).isEqualTo("succeeded");
    assertThat(captured.number("/amount_authorized")).isEqualTo(12550);
    assertThat(captured.number("/amount_captured")).isEqualTo(5000);
    assertThat(shop.capture(payment, "{\"amount\":100}").text("/code")).isEqualTo("wrong_state");
    assertThat(shop.refund(payment, "{\"amount\":5001}").text("/code"))
        .isEqualTo("amount_too_large");
    shop.decided(path + "/refunds", Shop.fresh(), "{\"amount\":5000}");
    assertThat(TestSimulator.operations(reference))
        .containsExactly("authorize", "capture", "refund");
    assertThat(TestSimulator.total("refund", reference)).isEqualTo(5000);
  }

  @Test
  void neverTakesMoreThanIsHeld(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var payment = shop.held(reference);

    var refused = shop.capture(payment, "{\"amount\":12551}");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("/code")).isEqualTo("amount_too_large");
    assertThat(TestSimulator.operations(reference)).containsExactly("authorize");
  }

  @Test
  void isNotForWhatWasTakenAtOnce(Api api) {
    var shop = api.shop();

    var refused = shop.capture(shop.paid(Shop.fresh()), "{}");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("/code")).isEqualTo("wrong_state");
  }
}
