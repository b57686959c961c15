package dev.acquit.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import org.junit.jupiter.api.Test;

/** A key stands for one request of one organization. */
@GatewayTest
class KeyReuseIT {

  @Test
  void anotherAmountIsRefused(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var key = Shop.fresh();
    var body = Shop.body(shop.token(Shop.APPROVED), reference, "");
    shop.decided("/v1/payments", key, body);

    reused(shop.post("/v1/payments", key, body.replace("12550", "12551")));

    assertThat(TestSimulator.operations(reference)).containsExactly("charge");
  }

  @Test
  void anotherTokenIsRefusedAndStaysUsable(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var key = Shop.fresh();
    shop.decided("/v1/payments", key, Shop.body(shop.token(Shop.APPROVED), reference, ""));
    var unused = Shop.body(shop.token(Shop.APPROVED), reference, "");

    reused(shop.post("/v1/payments", key, unused));

    var later = shop.decided("/v1/payments", Shop.fresh(), unused);
    assertThat(later.text("/status")).isEqualTo("succeeded");
    assertThat(later.text("/attempts/0/cvc")).isEqualTo("match");
    assertThat(TestSimulator.operations(reference)).containsExactly("charge", "charge");
  }

  @Test
  void anotherPathIsRefused(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var one = shop.held(reference);
    var other = shop.held(reference);
    var key = Shop.fresh();
    shop.decided("/v1/payments/" + one + "/capture", key, "{}");

    reused(shop.post("/v1/payments/" + other + "/capture", key, "{}"));
    reused(shop.post("/v1/payments/" + one + "/void", key, "{}"));
    reused(shop.post("/v1/payments/" + one + "/refunds", key, "{}"));

    assertThat(shop.payment(other).text("/status")).isEqualTo("authorized");
    assertThat(TestSimulator.operations(reference))
        .containsExactly("authorize", "authorize", "capture");
  }

  @Test
  void theSameRequestInOtherWordsIsTheSame(Api api) {
    var shop = api.shop();
    var key = Shop.fresh();
    var token = shop.token(Shop.APPROVED);
    var first =
        shop.decided(
            "/v1/payments",
            key,
            "{\"amount\":100,\"currency\":\"CAD\",\"source\":\"%s\"}".formatted(token));

    var again =
        shop.post(
            "/v1/payments",
            key,
            "{ \"source\":\"%s\",\n \"currency\":\"CAD\", \"amount\": 100 }".formatted(token));

    assertThat(again.replayed()).isTrue();
    assertThat(again.body()).isEqualTo(first.body());
  }

  @Test
  void anotherOrganizationIsIndependent(Api api) {
    var reference = Shop.fresh();
    var key = Shop.fresh();

    var here = charged(api.shop(), key, reference);
    var there = charged(api.shop(), key, reference);

    assertThat(there.text("/id")).isNotEqualTo(here.text("/id"));
    assertThat(TestSimulator.operations(reference)).containsExactly("charge", "charge");
  }

  private static Reply charged(Shop shop, String key, String reference) {
    var body = Shop.body(shop.token(Shop.APPROVED), reference, "");
    var reply = shop.decided("/v1/payments", key, body);
    assertThat(reply.text("/status")).isEqualTo("succeeded");
    return reply;
  }

  private static void reused(Reply reply) {
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text("/code")).isEqualTo("idempotency_key_reused");
    assertThat(reply.replayed()).isFalse();
  }
}
