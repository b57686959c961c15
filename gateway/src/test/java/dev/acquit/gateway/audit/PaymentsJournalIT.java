package dev.acquit.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Diary;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What somebody asks for of a payment is written down, once; charges are events and no acts. */
@GatewayTest
class PaymentsJournalIT {

  @Test
  void aCapture(Api api) {
    var shop = api.shop();
    var held = shop.held(Shop.fresh());
    var key = Shop.fresh();
    var path = "/v1/payments/" + held + "/capture";
    shop.decided(path, key, "{\"amount\":5000}");
    assertThat(shop.post(path, key, "{\"amount\":5000}").replayed()).isTrue();
    assertThat(shop.capture(held, "{}").status()).isEqualTo(409);
    var told = only(shop, held);
    assertThat(told.at("/action").asString()).isEqualTo("payment.captured");
    assertThat(told.at("/after/amount").asLong()).isEqualTo(5000);
    assertThat(told.at("/after/currency").asString()).isEqualTo("CAD");
    assertThat(told.at("/after/attempt").asString()).startsWith("att_");
    assertThat(told.at("/actor/type").asString()).isEqualTo("api_key");
    assertThat(told.at("/live").asBoolean()).isFalse();
  }

  @Test
  void aVoid(Api api) {
    var shop = api.shop();
    var held = shop.held(Shop.fresh());
    shop.cancel(held);
    assertThat(only(shop, held).at("/action").asString()).isEqualTo("payment.voided");
  }

  @Test
  void aRefund(Api api) {
    var shop = api.shop();
    var paid = shop.paid(Shop.fresh());
    var refund = shop.refund(paid, "{\"amount\":300,\"reason\":\"rain\"}").text("/id");
    assertThat(shop.refund(paid, "{\"amount\":9999999}").status()).isEqualTo(409);
    var told = only(shop, paid);
    assertThat(told.at("/action").asString()).isEqualTo("payment.refunded");
    assertThat(told.at("/after/refund").asString()).isEqualTo(refund);
    assertThat(told.at("/after/amount").asLong()).isEqualTo(300);
  }

  @Test
  void aRetry(Api api) {
    var shop = api.shop();
    var failed = shop.settled(shop.charge(Shop.NO_FUNDS, Shop.fresh()), "failed");
    var path = "/v1/payments/" + failed + "/retry";
    var source = "{\"source\":\"" + shop.token(Shop.APPROVED) + "\"}";
    shop.post(path, source.replace("}", ",\"dry_run\":true}"));
    assertThat(new Diary(shop).all("?resource=" + failed)).isEmpty();
    assertThat(shop.post(path, Shop.fresh(), source).status()).isEqualTo(201);
    assertThat(only(shop, failed).at("/action").asString()).isEqualTo("payment.retried");
  }

  @Test
  void chargesAreNone(Api api) {
    var shop = api.shop();
    shop.paid(Shop.fresh());
    shop.charge(Shop.NO_FUNDS, Shop.fresh());
    assertThat(new Diary(shop).actions().stream().filter(action -> action.startsWith("payment.")))
        .isEmpty();
    var sandbox = new Diary(shop).newest("processor_account.created");
    assertThat(sandbox.at("/actor/type").asString()).isEqualTo("system");
    assertThat(sandbox.at("/request_id").isNull()).isTrue();
  }

  private static JsonNode only(Shop shop, String payment) {
    var told = new Diary(shop).all("?resource=" + payment);
    assertThat(told).hasSize(1);
    return told.getFirst();
  }
}
