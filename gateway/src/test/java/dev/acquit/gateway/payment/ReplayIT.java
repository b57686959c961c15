package dev.acquit.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import org.junit.jupiter.api.Test;

/**
 * The first answer again, byte for byte, whatever has happened since; and nothing is done twice.
 */
@GatewayTest
class ReplayIT {

  @Test
  void ofASuccessThatWasRefundedSince(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var key = Shop.fresh();
    var body = Shop.body(shop.token(Shop.APPROVED), reference, "");
    var first = shop.decided("/v1/payments", key, body);
    var refunds = "/v1/payments/" + first.text("/id") + "/refunds";
    shop.decided(refunds, Shop.fresh(), "{\"amount\":50}");

    replayed(shop, "/v1/payments", key, body, first.body(), 201);

    assertThat(first.number("/amount_refunded")).isZero();
    assertThat(TestSimulator.operations(reference)).containsExactly("charge", "refund");
  }

  @Test
  void ofADecline(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var key = Shop.fresh();
    var body = Shop.body(shop.token(Shop.NO_FUNDS), reference, "");
    var first = shop.decided("/v1/payments", key, body);
    assertThat(first.text("/status")).isEqualTo("failed");

    replayed(shop, "/v1/payments", key, body, first.body(), 201);

    assertThat(TestSimulator.operations(reference)).containsExactly("charge");
  }

  @Test
  void ofACapture(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var path = "/v1/payments/" + shop.held(reference) + "/capture";

    twice(shop, path, "{\"amount\":12000}", 200);

    assertThat(TestSimulator.operations(reference)).containsExactly("authorize", "capture");
  }

  @Test
  void ofAVoid(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var path = "/v1/payments/" + shop.held(reference) + "/void";

    twice(shop, path, "", 200);

    assertThat(TestSimulator.operations(reference)).containsExactly("authorize", "void");
  }

  @Test
  void ofARefundOfEverything(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var path = "/v1/payments/" + shop.paid(reference) + "/refunds";

    twice(shop, path, "{}", 201);

    assertThat(TestSimulator.operations(reference)).containsExactly("charge", "refund");
  }

  private static void twice(Shop shop, String path, String body, int status) {
    var key = Shop.fresh();
    var first = shop.decided(path, key, body);
    replayed(shop, path, key, body, first.body(), status);
  }

  private static void replayed(
      Shop shop, String path, String key, String body, String first, int status) {
    var again = shop.post(path, key, body);
    assertThat(again.status()).isEqualTo(status);
    assertThat(again.replayed()).isTrue();
    assertThat(again.body()).isEqualTo(first);
  }
}
