package dev.acquit.gateway.payment;

import static dev.acquit.gateway.support.Eventually.eventually;
import static dev.acquit.gateway.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.ProcessorEvents;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What processors report after their answers, or instead of them: recorded, never dropped. */
@GatewayTest
class ReportsIT {

  @Test
  void aRefundThatFailsLaterGivesItsAmountBack(Api api) {
    var shop = api.shop();
    var payment = shop.paid(Shop.fresh());
    var refund = shop.refund(payment, "{\"amount\":12550}");
    assertThat(refund.text("/status")).isEqualTo("succeeded");
    var attempt = shop.payment(payment).json().at("/attempts/1");
    var events = ProcessorEvents.of(shop, payment);

    events.refund(attempt, "refund.failed", 9, "declined", ",\"decline_code\":\"expired_card\"");

    eventually(() -> assertThat(status(shop, refund.text("/id"))).isEqualTo("failed"));
    var failed = shop.get("/v1/refunds/" + refund.text("/id"));
    assertThat(failed.text("/failure/processor_code")).isEqualTo("expired_card");
    assertThat(shop.payment(payment).number("/amount_refunded")).isZero();
    assertThat(timeline(shop, payment)).contains("refund.succeeded", "refund.failed");
    assertThat(shop.refund(payment, "{\"amount\":12550}").status()).isIn(201, 202);
  }

  @Test
  void aRefundMadeElsewhereIsRecorded(Api api) {
    var shop = api.shop();
    var payment = shop.paid(Shop.fresh());

    refundElsewhere(shop, payment, "D1", 2550);
    refundElsewhere(shop, payment, "D1", 2550);

    eventually(() -> assertThat(refunded(shop, payment)).isEqualTo(2550));
    var refunds = shop.get("/v1/payments/" + payment + "/refunds").json().at("/data");
    assertThat(refunds.size()).isOne();
    assertThat(refunds.at("/0/status").asString()).isEqualTo("succeeded");
    assertProblem(shop.refund(payment, "{\"amount\":10001}"), 409, "amount_too_large");
    assertThat(shop.refund(payment, "{\"amount\":10000}").status()).isIn(201, 202);
  }

  @Test
  void whatOthersRefundBeyondTheCapturedIsRecordedAndOursIsNot(Api api) {
    var shop = api.shop();
    var payment = shop.paid(Shop.fresh());

    refundElsewhere(shop, payment, "D1", 10000);
    refundElsewhere(shop, payment, "D2", 10000);

    eventually(() -> assertThat(refunded(shop, payment)).isEqualTo(20000));
    assertThat(timeline(shop, payment)).contains("payment.double_credit");
    assertProblem(shop.refund(payment, "{\"amount\":1}"), 409, "amount_too_large");
  }

  @Test
  void aReturnAfterARefundIsADoubleCredit(Api api) {
    var shop = api.shop();
    var payment = shop.debit(Shop.SETTLES, Shop.fresh()).text("/id");
    var events = ProcessorEvents.of(shop, payment);
    events.report("charge.settled", 4);
    refundElsewhere(shop, payment, "D1", 2550);
    eventually(() -> assertThat(refunded(shop, payment)).isEqualTo(2550));

    events.report("charge.returned", 20, ",\"return_code\":\"901\",\"method\":{\"rail\":\"eft\"}");

    eventually(() -> assertThat(shop.payment(payment).text("/status")).isEqualTo("returned"));
    assertThat(timeline(shop, payment)).contains("payment.returned", "payment.double_credit");
  }

  @ParameterizedTest
  @CsvSource({"customer,failed,payment.late_success", "merchant,succeeded,payment.succeeded"})
  void aLateSuccessIsKeptInMind(String initiator, String status, String event, Api api) {
    var shop = api.shop();
    var body =
        Shop.body(
            shop.token(Shop.NO_FUNDS), Shop.fresh(), ",\"initiator\":\"%s\"".formatted(initiator));
    var payment = shop.post("/v1/payments", Shop.fresh(), body).text("/id");
    assertThat(shop.payment(payment).text("/status")).isEqualTo("failed");

    ProcessorEvents.of(shop, payment).report("charge.succeeded", 1);

    eventually(() -> assertThat(timeline(shop, payment)).contains(event));
    assertThat(shop.payment(payment).text("/attempts/0/status")).isEqualTo("approved");
    assertThat(shop.payment(payment).text("/status")).isEqualTo(status);
    assertThat(shop.payment(payment).text("/failure/reason").isEmpty())
        .isEqualTo(status.equals("succeeded"));
  }

  @Test
  void aWebhookEndsADoubtAndTheKeyIsAnsweredByIt(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    TestSimulator.fault("charge", reference, "reset_after_commit");
    var key = Shop.fresh();
    var body = Shop.body(shop.token(Shop.APPROVED), reference, "");
    var unknown = shop.post("/v1/payments", key, body);
    assertThat(unknown.status()).isEqualTo(202);
    var payment = unknown.text("/id");

    ProcessorEvents.of(shop, payment).report("charge.succeeded", 0);

    shop.settled(unknown, "succeeded");
    var replay = shop.post("/v1/payments", key, body);
    assertThat(replay.status()).isEqualTo(201);
    assertThat(replay.replayed()).isTrue();
    assertThat(replay.text("/status")).isEqualTo("succeeded");
  }

  private static void refundElsewhere(Shop shop, String payment, String reference, long amount) {
    var events = ProcessorEvents.of(shop, payment);
    var charge = events.charge().at("/processor_reference").asString();
    var sent =
        events.send(
            "refund.succeeded",
            5,
            """
            {"id":"re_%s","operation":"refund","charge":"%s","reference":"%s","status":"approved","amount":%d,\
            "currency":"CAD"}\
            """
                .formatted(reference, charge, reference, amount));
    assertThat(sent.status()).isEqualTo(200);
  }

  private static String status(Shop shop, String refund) {
    return shop.get("/v1/refunds/" + refund).text("/status");
  }

  private static long refunded(Shop shop, String payment) {
    return shop.payment(payment).number("/amount_refunded");
  }

  private static String timeline(Shop shop, String payment) {
    return shop.get("/v1/payments/" + payment + "/timeline").body();
  }
}
