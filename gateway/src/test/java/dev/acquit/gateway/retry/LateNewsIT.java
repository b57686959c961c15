package dev.acquit.gateway.retry;

import static dev.acquit.gateway.support.Debtor.INSTALLMENT;
import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Impatient;
import dev.acquit.gateway.support.ProcessorEvents;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import dev.acquit.gateway.support.TestSimulator;
import dev.acquit.gateway.support.User;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What is told of a charge once its payment was tried again. */
@Impatient
class LateNewsIT {

  private static final String BOUNCED = ",\"return_code\":\"901\",\"method\":{\"rail\":\"eft\"}";

  @Autowired private Environment environment;
  private TestDatabase database;

  @BeforeEach
  void connect() {
    database = TestDatabase.of(environment);
  }

  @Test
  void aReturnedDebitThatWasChargedAgainIsNotTakenForPaid(Api api) {
    var debtor = new Debtor(User.of(api.shop()), "");
    var reference = Shop.fresh();
    var payment = debtor.shop().debit(Shop.SETTLES, reference).text("/id");
    var events = ProcessorEvents.of(debtor.shop(), payment);
    events.report("charge.returned", 2, BOUNCED);
    debtor.becomes(payment, "failed");
    retried(debtor, payment, debtor.shop().token(Shop.APPROVED));

    events.report("charge.settled", 4);
    events.payout("po_" + reference, 12550);
    timeline(debtor, payment, "payment.mismatch");
    first(debtor, payment, "approved", true);
    assertThat(debtor.shop().payment(payment).text("/status")).isEqualTo("succeeded");

    events.report("charge.return_reversed", 25);
    timeline(debtor, payment, "payment.late_success_waiting");
    assertThat(debtor.shop().payment(payment).text("/status")).isEqualTo("succeeded");
    assertThat(TestSimulator.operations(reference)).containsExactly("charge", "charge");
  }

  @Test
  void whatIsStillOwedIsKeptAndNotTriedAgain(Api api) throws SQLException {
    var user = User.of(api.shop());
    var debtor = new Debtor(user, user.card(Shop.NO_FUNDS));
    var payment = debtor.failed(INSTALLMENT);
    var events = ProcessorEvents.of(debtor.shop(), payment);
    assertThat(debtor.retry(payment, "{}").text("/status")).isEqualTo("failed");
    assertThat(debtor.payment(payment).text("/failure/retry_after")).isNotEmpty();
    assertThat(jobs(payment)).isEqualTo(1);

    events.report("charge.succeeded", 1);

    var paid = debtor.becomes(payment, "succeeded");
    first(debtor, payment, "approved", false);
    assertThat(paid.number("/amount_captured")).isEqualTo(12550);
    assertThat(paid.json().at("/failure").isNull()).isTrue();
    assertThat(jobs(payment)).isZero();
  }

  @Test
  void aReturnIsReversedOnceAnotherPaymentHasTakenItsPlace(Api api) {
    var debtor = new Debtor(User.of(api.shop()), "");
    var debit = debtor.shop().debit(Shop.SETTLES, Shop.fresh()).text("/id");
    var events = ProcessorEvents.of(debtor.shop(), debit);
    events.report("charge.settled", 4);
    events.report("charge.returned", 20, BOUNCED);
    debtor.becomes(debit, "returned");
    var paid = retried(debtor, debit, debtor.shop().token(Shop.APPROVED));
    debtor.becomes(paid.text("/id"), "succeeded");

    events.report("charge.return_reversed", 25);

    timeline(debtor, debit, "payment.late_success\"");
    timeline(debtor, debit, "payment.late_success_waiting");
    first(debtor, debit, "approved", true);
    assertThat(debtor.payment(debit).text("/status")).isEqualTo("returned");
    assertThat(debtor.payment(paid.text("/id")).text("/status")).isEqualTo("succeeded");
  }

  @Test
  void whatWentBackStaysOnRecord(Api api) {
    var debtor = new Debtor(User.of(api.shop()), "");
    var payment = debtor.shop().charge(Shop.NO_FUNDS, Shop.fresh()).text("/id");
    var events = ProcessorEvents.of(debtor.shop(), payment);
    var charge = events.charge().at("/processor_reference").asString();
    events.send(
        "refund.succeeded",
        5,
        """
        {"id":"re_D1","operation":"refund","charge":"%s","reference":"D1","status":"approved","amount":2550,\
        "currency":"CAD"}\
        """
            .formatted(charge));
    eventually(
        () -> assertThat(debtor.payment(payment).number("/amount_refunded")).isEqualTo(2550));

    retried(debtor, payment, debtor.shop().token(Shop.APPROVED));

    var paid = debtor.becomes(payment, "succeeded");
    assertThat(paid.number("/amount_captured")).isEqualTo(12550);
    assertThat(paid.number("/amount_refunded")).isEqualTo(2550);
  }

  private static Reply retried(Debtor debtor, String payment, String source) {
    var retried = debtor.retry(payment, "{\"source\":\"" + source + "\"}");
    assertThat(retried.status()).as(retried.body()).isIn(201, 202);
    return retried;
  }

  private static void first(Debtor debtor, String payment, String status, boolean late) {
    eventually(() -> {
      var first = debtor.payment(payment).json().at("/attempts/0");
      assertThat(first.at("/status").asString()).isEqualTo(status);
      assertThat(first.at("/late").asBoolean()).isEqualTo(late);
    });
  }

  private static void timeline(Debtor debtor, String payment, String event) {
    eventually(() ->
        assertThat(debtor.shop().get("/v1/payments/" + payment + "/timeline").body())
            .contains(event));
  }

  private long jobs(String payment) throws SQLException {
    return database.number("SELECT count(*) FROM acquit.work WHERE id = ?", Debtor.idOf(payment));
  }
}
