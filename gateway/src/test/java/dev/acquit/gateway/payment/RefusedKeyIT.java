package dev.acquit.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import org.junit.jupiter.api.Test;

/** What is refused before the intent does not use up its key: the mended request may have it. */
@GatewayTest
class RefusedKeyIT {

  @Test
  void ofABadRequest(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var body = Shop.body(shop.token(Shop.APPROVED), reference, "");

    freeAfter(400, shop, body.replace("12550", "0"), body);

    assertThat(TestSimulator.operations(reference)).containsExactly("charge");
  }

  @Test
  void ofATokenThatIsNotThere(Api api) {
    var shop = api.shop();
    var body = Shop.body(shop.token(Shop.APPROVED), Shop.fresh(), "");
    var elsewhere = Shop.body(api.shop().token(Shop.APPROVED), Shop.fresh(), "");

    freeAfter(404, shop, elsewhere, body);
  }

  @Test
  void ofATokenThatWasUsed(Api api) {
    var shop = api.shop();
    var used = Shop.body(shop.token(Shop.APPROVED), Shop.fresh(), "");
    shop.decided("/v1/payments", Shop.fresh(), used);

    freeAfter(409, shop, used, Shop.body(shop.token(Shop.APPROVED), Shop.fresh(), ""));
  }

  @Test
  void ofACaptureOfTooMuch(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var path = "/v1/payments/" + shop.held(reference) + "/capture";
    var key = Shop.fresh();

    assertThat(shop.post(path, key, "{\"amount\":12551}").status()).isEqualTo(409);
    assertThat(shop.decided(path, key, "{\"amount\":12550}").status()).isEqualTo(200);
    assertThat(TestSimulator.operations(reference)).containsExactly("authorize", "capture");
  }

  @Test
  void ofARefundOfTooMuch(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var path = "/v1/payments/" + shop.paid(reference) + "/refunds";
    var key = Shop.fresh();

    assertThat(shop.post(path, key, "{\"amount\":12551}").status()).isEqualTo(409);
    assertThat(shop.decided(path, key, "{\"amount\":12550}").status()).isEqualTo(201);
    assertThat(TestSimulator.operations(reference)).containsExactly("charge", "refund");
  }

  private static void freeAfter(int refusal, Shop shop, String refused, String mended) {
    var key = Shop.fresh();
    assertThat(shop.post("/v1/payments", key, refused).status()).isEqualTo(refusal);

    var taken = shop.decided("/v1/payments", key, mended);

    assertThat(taken.status()).isEqualTo(201);
    assertThat(taken.text("/status")).isEqualTo("succeeded");
  }
}
