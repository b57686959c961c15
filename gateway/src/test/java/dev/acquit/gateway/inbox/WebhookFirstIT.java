package dev.acquit.gateway.inbox;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Hurried;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A webhook overtakes the answer to the call that it is about: nothing is lost (fault 20). */
@Hurried
class WebhookFirstIT {

  /** Longer than the caller's patience in tests, shorter than the processor's deadline. */
  private static final Duration ANSWER = Duration.ofMillis(2200);

  @Test
  void theCallerIsToldWhatTheWebhookSaid(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    TestSimulator.fault("charge", reference, "webhook_first", ANSWER);
    var key = Shop.fresh();
    var body = Shop.body(shop.token(Shop.APPROVED), reference, "");

    var first = shop.decided("/v1/payments", key, body);

    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(first.text("/status")).isEqualTo("succeeded");
    assertThat(first.text("/attempts/0/authorization_code")).isNotEmpty();
    var id = first.text("/id");
    answered(reference);
    assertThat(shop.post("/v1/payments", key, body).body()).isEqualTo(first.body());
    assertThat(shop.payment(id).text("/status")).isEqualTo("succeeded");
    assertThat(shop.get("/v1/payments/" + id + "/timeline").body())
        .containsOnlyOnce("\"type\":\"payment.succeeded\"");
    assertThat(TestSimulator.operations(reference)).containsExactly("charge");
  }

  @ParameterizedTest
  @ValueSource(strings = {"capture", "void"})
  void modificationsToo(String operation, Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var held = shop.held(reference);
    TestSimulator.fault(operation, reference, "webhook_first", ANSWER);

    var told = shop.decided("/v1/payments/" + held + "/" + operation, Shop.fresh(), "{}");

    assertThat(told.status()).as(told.body()).isEqualTo(200);
    assertThat(told.text("/status")).isEqualTo(operation.equals("void") ? "canceled" : "succeeded");
  }

  @Test
  void refundsToo(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var paid = shop.paid(reference);
    TestSimulator.fault("refund", reference, "webhook_first", ANSWER);

    var told = shop.decided("/v1/payments/" + paid + "/refunds", Shop.fresh(), "{\"amount\":100}");

    assertThat(told.text("/status")).as(told.body()).isEqualTo("succeeded");
    eventually(() -> assertThat(shop.payment(paid).number("/amount_refunded")).isEqualTo(100));
  }

  /** Until the late answer has come, too. */
  private static void answered(String reference) {
    var end = System.nanoTime() + ANSWER.toNanos();
    eventually(() -> assertThat(System.nanoTime()).as(reference).isGreaterThan(end));
  }
}
