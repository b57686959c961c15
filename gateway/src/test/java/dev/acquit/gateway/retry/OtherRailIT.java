package dev.acquit.gateway.retry;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.Impatient;
import dev.acquit.gateway.support.ProcessorEvents;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import dev.acquit.gateway.support.TestSimulator;
import dev.acquit.gateway.support.User;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** A payment that a card and a bank account have tried to pay: each charge stays what it was. */
@Impatient
class OtherRailIT {

  private static final String METHOD = ",\"return_code\":\"%s\",\"method\":{\"rail\":\"eft\"}";

  @Autowired private Environment environment;

  @Test
  void aLateCardIsVoidedThoughABankAccountPays(Api api) throws SQLException {
    var debtor = new Debtor(User.of(api.shop()), "");
    var reference = Shop.fresh();
    var payment = missing(debtor, debtor.shop().paid(reference));
    retried(debtor, payment, debtor.shop().debitToken(Shop.SETTLES));
    debtor.becomes(payment, "processing");

    ProcessorEvents.of(debtor.shop(), payment).report("charge.succeeded", 1);

    timeline(debtor, payment, "payment.late_success_undone");
    assertThat(TestSimulator.operations(reference))
        .containsExactlyInAnyOrder("charge", "charge", "void");
    assertThat(debtor.payment(payment).text("/status")).isEqualTo("processing");
    assertThat(cards(debtor)).as("the charge, and its void").isEqualTo(2);
  }

  @Test
  void aLateDebitWaitsThoughACardHasPaid(Api api) throws SQLException {
    var debtor = new Debtor(User.of(api.shop()), "");
    var reference = Shop.fresh();
    var debit = debtor.shop().debit(Shop.SETTLES, reference).text("/id");
    var payment = missing(debtor, debit);
    retried(debtor, payment, debtor.shop().token(Shop.APPROVED));
    debtor.becomes(payment, "succeeded");

    ProcessorEvents.of(debtor.shop(), payment).report("charge.settled", 1);

    timeline(debtor, payment, "payment.late_success_waiting");
    assertThat(TestSimulator.operations(reference)).containsExactly("charge", "charge");
    var refund = debtor.shop().refund(payment, "{\"amount\":12550}");
    assertThat(refund.status()).as("of the card, at once: " + refund.body()).isIn(201, 202);
    assertThat(cards(debtor)).as("the charge, and its refund").isEqualTo(2);
  }

  @Test
  void aReturnRevokesTheMandateOfItsDebit(Api api) {
    var debtor = new Debtor(User.of(api.shop()), "");
    var sporadic = ",\"mandate\":" + Shop.MANDATE.replace("}", ",\"use\":\"sporadic\"}");
    var token = debtor.shop().tokenizeAccount(Shop.SETTLES, sporadic).text("/id");
    var body = Shop.body(token, Shop.fresh(), "");
    var payment = debtor.shop().post("/v1/payments", Shop.fresh(), body).text("/id");
    var mandate = "/v1/mandates/" + debtor.payment(payment).text("/mandate");
    var events = ProcessorEvents.of(debtor.shop(), payment);
    events.report("charge.returned", 2, METHOD.formatted("901"));
    debtor.becomes(payment, "failed");
    retried(debtor, payment, debtor.shop().token(Shop.APPROVED));
    assertThat(debtor.shop().get(mandate).text("/status")).isEqualTo("active");

    events.report("charge.returned", 9, METHOD.formatted("915"));

    eventually(() -> assertThat(debtor.shop().get(mandate).text("/status")).isEqualTo("ended"));
    assertThat(debtor.payment(payment).text("/status")).isEqualTo("succeeded");
  }

  /** As if the processor had known nothing of it. */
  private String missing(Debtor debtor, String payment) throws SQLException {
    var database = TestDatabase.of(environment);
    var organization = debtor.shop().organizationId();
    database.update(
        """
        UPDATE acquit.payment SET status = 'failed', amount_authorized = 0, amount_captured = 0, settlement = 'none',
          failure_reason = 'not_found', failure_advice = 'none', version = version + 1 WHERE organization_id = ?
        """,
        organization);
    database.update(
        """
        UPDATE acquit.attempt SET status = 'not_found', reason = 'not_found', advice = 'none'
         WHERE organization_id = ?
        """,
        organization);
    return payment;
  }

  private static void retried(Debtor debtor, String payment, String source) {
    var retried = debtor.retry(payment, "{\"source\":\"" + source + "\"}");
    assertThat(retried.status()).as(retried.body()).isIn(201, 202);
  }

  private long cards(Debtor debtor) throws SQLException {
    return TestDatabase.of(environment)
        .number(
            "SELECT count(*) FROM acquit.attempt WHERE rail = 'card' AND organization_id = ?",
            debtor.shop().organizationId());
  }

  private static void timeline(Debtor debtor, String payment, String event) {
    eventually(() ->
        assertThat(debtor.shop().get("/v1/payments/" + payment + "/timeline").body())
            .contains(event));
  }
}
