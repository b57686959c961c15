package dev.acquit.gateway.payment;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Hurried;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A refund in doubt keeps what it reserved, and is never sent again; one that failed gives it back.
 */
@Hurried
class RefundFaultIT {

  @ParameterizedTest
  @CsvSource({
    "timeout_before,0",
    "timeout_after_commit,10000",
    "reset,0",
    "reset_after_commit,10000",
    "garbage,10000",
    "empty,10000",
    "http_500,0",
    "http_500_after_commit,10000",
    "http_503,0",
    "duplicate,0",
  })
  void inDoubtKeepsItsReservation(String fault, long refunded, Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var payment = shop.paid(reference);
    var path = "/v1/payments/" + payment + "/refunds";
    var key = Shop.fresh();
    TestSimulator.fault("refund", reference, fault);

    var first = shop.post(path, key, "{\"amount\":10000}");

    assertThat(first.status()).isEqualTo(202);
    assertThat(first.text("/status")).isEqualTo("unknown");
    var again = shop.post(path, key, "{\"amount\":10000}");
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.replayed()).isTrue();
    assertThat(again.text("/id")).isEqualTo(first.text("/id"));
    tooMuch(shop, payment, 12550);
    tooMuch(shop, payment, 2551);
    assertThat(shop.cancel(payment).status()).isEqualTo(409);
    assertThat(shop.payment(payment).number("/amount_refunded")).isZero();
    assertThat(shop.payment(payment).text("/status")).isEqualTo("succeeded");
    assertThat(TestSimulator.total("refund", reference)).isEqualTo(refunded);
    shop.decided(path, Shop.fresh(), "{\"amount\":2550}");
    assertThat(TestSimulator.total("refund", reference)).isEqualTo(refunded + 2550);
  }

  @ParameterizedTest
  @CsvSource({"http_429,not_attempted", "http_401,invalid_merchant"})
  void thatFailedGivesItBack(String fault, String reason, Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var payment = shop.paid(reference);
    var path = "/v1/payments/" + payment + "/refunds";
    TestSimulator.fault("refund", reference, fault);

    var failed = shop.decided(path, Shop.fresh(), "{}");

    assertThat(failed.status()).isEqualTo(201);
    assertThat(failed.text("/status")).isEqualTo("failed");
    assertThat(failed.text("/failure/reason")).isEqualTo(reason);
    assertThat(TestSimulator.operations(reference)).containsExactly("charge");
    eventually(
        () -> // who was told to wait, waits
        assertThat(shop.decided(path, Shop.fresh(), "{}").text("/status")).isEqualTo("succeeded"));
    assertThat(shop.payment(payment).number("/amount_refunded")).isEqualTo(12550);
    assertThat(TestSimulator.total("refund", reference)).isEqualTo(12550);
  }

  @Test
  void aSlowAnswerSettlesItLater(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var payment = shop.paid(reference);
    var path = "/v1/payments/" + payment + "/refunds";
    var key = Shop.fresh();
    TestSimulator.slow("refund", reference, Duration.ofMillis(1500));

    var first = shop.post(path, key, "{}");

    assertThat(first.status()).isEqualTo(202);
    var refund = "/v1/refunds/" + first.text("/id");
    eventually(() -> assertThat(shop.get(refund).text("/status")).isEqualTo("succeeded"));
    var again = shop.post(path, key, "{}");
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(shop.get(refund).body());
    assertThat(shop.payment(payment).number("/amount_refunded")).isEqualTo(12550);
    assertThat(TestSimulator.operations(reference)).containsExactly("charge", "refund");
  }

  private static void tooMuch(Shop shop, String payment, long amount) {
    var refused = shop.refund(payment, "{\"amount\":" + amount + "}");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("/code")).isEqualTo("amount_too_large");
  }
}
