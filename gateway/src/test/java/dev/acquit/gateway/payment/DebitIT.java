package dev.acquit.gateway.payment;

import static dev.acquit.gateway.support.Eventually.eventually;
import static dev.acquit.gateway.support.Problems.assertProblem;
import static dev.acquit.gateway.support.Problems.errors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.OwnSimulator;
import dev.acquit.gateway.support.Shop;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** The long life of an e-check, on a simulator whose clock is moved. */
@GatewayTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DebitIT {

  private static final Duration SOON = Duration.ofSeconds(10);

  @Autowired private Sql sql;
  private OwnSimulator simulator;

  @BeforeAll
  void start() {
    simulator = new OwnSimulator();
  }

  @AfterAll
  void stop() {
    simulator.close();
  }

  @Test
  void isProcessingAndThenSettles(Api api) {
    var shop = shop(api);

    var debit = shop.debit(Shop.SETTLES, Shop.fresh());

    assertThat(debit.status()).as(debit.body()).isEqualTo(201);
    assertThat(debit.text("/status")).isEqualTo("processing");
    assertThat(debit.number("/amount_captured")).isZero();
    assertThat(debit.text("/settlement/status")).isEqualTo("pending");
    assertThat(debit.text("/source/type")).isEqualTo("bank_account");
    assertThat(debit.text("/source/rail")).isEqualTo("eft");
    assertThat(debit.text("/source/last4")).isEqualTo("6789");
    assertThat(debit.text("/mandate")).startsWith("man_");
    var id = debit.text("/id");
    simulator.advance("P8D");
    shop.settled(debit, "succeeded");
    var settled = shop.payment(id);
    assertThat(settled.number("/amount_captured")).isEqualTo(12550);
    assertThat(settled.text("/settlement/status")).isEqualTo("settled");
    assertThat(settled.text("/settlement/settled_at")).isNotEmpty();
    assertThat(types(shop, id))
        .contains("payment.processing", "payment.succeeded", "payment.settled");
  }

  @Test
  void failsWhereItIsReturnedBeforeItSettles(Api api) {
    var shop = shop(api);
    var debit = shop.debit(Shop.RETURNED_FOR_FUNDS, Shop.fresh());

    simulator.advance("P8D");

    shop.settled(debit, "failed");
    var failed = shop.payment(debit.text("/id"));
    assertThat(failed.text("/failure/reason")).isEqualTo("insufficient_funds");
    assertThat(failed.text("/failure/category")).isEqualTo("soft");
    assertThat(failed.text("/failure/processor_code")).isEqualTo("901");
    assertThat(failed.number("/amount_captured")).isZero();
    assertThat(types(shop, debit.text("/id"))).contains("payment.failed");
  }

  @Test
  void isReturnedAfterItSettledAndEndsTheMandate(Api api) {
    var shop = shop(api);
    var token = shop.tokenizeAccount(Shop.RETURNED_LATE, "").text("/id");
    var mandate = ",\"mandate\":" + Shop.MANDATE.replace("}", ",\"use\":\"sporadic\"}");
    var debit = shop.post("/v1/payments", Shop.fresh(), Shop.body(token, Shop.fresh(), mandate));
    assertThat(debit.text("/status")).as(debit.body()).isEqualTo("processing");

    simulator.advance("P8D");

    shop.settled(debit, "returned");
    var returned = shop.payment(debit.text("/id"));
    assertThat(returned.text("/settlement/status")).isEqualTo("returned");
    assertThat(returned.text("/failure/reason")).isEqualTo("authorization_revoked");
    assertThat(returned.text("/failure/processor_code")).isEqualTo("915");
    assertThat(types(shop, debit.text("/id")))
        .contains("payment.settled", "payment.returned", "mandate.ended");
    assertThat(mandateOf(debit.text("/id"))).isEqualTo("ended returned 915");
    assertProblem(shop.refund(debit.text("/id"), "{}"), 409, "wrong_state");
  }

  @Test
  void isNotVoidedOnceItIsSentNorRefundedBeforeItSettled(Api api) {
    var shop = shop(api);
    var id = shop.debit(Shop.SETTLES, Shop.fresh()).text("/id");

    assertProblem(shop.cancel(id), 409, "wrong_state");
    assertProblem(shop.capture(id, "{}"), 409, "wrong_state");
    assertProblem(shop.refund(id, "{\"amount\":100}"), 409, "wrong_state");
    assertThat(shop.payment(id).text("/status")).isEqualTo("processing");
  }

  @Test
  void isRefundedSomeBusinessDaysAfterItSettled(Api api) {
    var shop = shop(api);
    var debit = shop.debit(Shop.SETTLES, Shop.fresh());
    simulator.advance("P8D");
    var id = shop.settled(debit, "succeeded");
    assertProblem(shop.refund(id, "{\"amount\":100}"), 409, "not_refundable_yet");

    daysPass(id, 10);
    var refund = shop.refund(id, "{\"amount\":100}");

    assertThat(refund.status()).as(refund.body()).isEqualTo(201);
    assertThat(refund.text("/status")).isEqualTo("pending");
    simulator.advance("P4D");
    eventually(() ->
        assertThat(shop.get("/v1/refunds/" + refund.text("/id")).text("/status"))
            .isEqualTo("succeeded"));
    assertThat(shop.payment(id).number("/amount_refunded")).isEqualTo(100);
  }

  @Test
  void needsAMandateOfTheTokenOrOfThePayment(Api api) {
    var shop = shop(api);
    var token = shop.tokenizeAccount(Shop.SETTLES, "").text("/id");
    var key = Shop.fresh();

    assertProblem(
        shop.post("/v1/payments", key, Shop.body(token, Shop.fresh(), "")),
        400,
        "mandate_required");
    var mandated = Shop.body(token, Shop.fresh(), ",\"mandate\":" + Shop.MANDATE);
    var debit = shop.post("/v1/payments", key, mandated);

    assertThat(debit.text("/status")).as(debit.body()).isEqualTo("processing");
    assertThat(mandateOf(debit.text("/id"))).isEqualTo("ended used ");
  }

  @Test
  void isAskedForInACurrencyOfItsRailAndAtOnce(Api api) {
    var shop = shop(api);
    var body = Shop.body(shop.debitToken(Shop.SETTLES), Shop.fresh(), ",\"capture\":\"manual\"");

    var reply = shop.post("/v1/payments", Shop.fresh(), body.replace("CAD", "EUR"));

    assertProblem(reply, 400, "invalid_request");
    assertThat(errors(reply))
        .containsExactlyInAnyOrder("/currency currency_not_supported", "/capture not_supported");
  }

  @Test
  void aCardNeedsNoMandate(Api api) {
    var shop = shop(api);
    var body = Shop.body(shop.token(Shop.APPROVED), Shop.fresh(), ",\"mandate\":" + Shop.MANDATE);

    var reply = shop.post("/v1/payments", Shop.fresh(), body);

    assertThat(errors(reply)).containsExactly("/mandate not_supported");
  }

  private Shop shop(Api api) {
    var shop = api.shop();
    shop.account("own", simulator.address().toString());
    return shop;
  }

  /** Time goes by for the gateway as it went by for the simulator. */
  private void daysPass(String payment, int days) {
    sql.run(
            """
            UPDATE payment SET settled_at = now() - $2 * interval '1 day' WHERE id = $1
            """,
            Args.of(idOf(payment), days))
        .block(SOON);
  }

  private String mandateOf(String payment) {
    return sql.one(
            """
            SELECT m.status || ' ' || coalesce(m.ended_reason, '') || ' ' || coalesce(m.ended_detail, '') AS stands
              FROM payment p JOIN mandate m ON m.organization_id = p.organization_id AND m.id = p.mandate_id
             WHERE p.id = $1
            """,
            Args.of(idOf(payment)),
            row -> row.text("stands"))
        .blockOptional(SOON)
        .orElseThrow();
  }

  private static UUID idOf(String payment) {
    return IdKind.PAYMENT.parse(payment).orElseThrow();
  }

  private static List<String> types(Shop shop, String payment) {
    return shop.get("/v1/payments/" + payment + "/timeline")
        .json()
        .at("/data")
        .valueStream()
        .map(entry -> entry.at("/type").asString())
        .toList();
  }
}
