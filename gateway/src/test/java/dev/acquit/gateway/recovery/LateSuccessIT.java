package dev.acquit.gateway.recovery;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Impatient;
import dev.acquit.gateway.support.OwnSimulator;
import dev.acquit.gateway.support.ProcessorEvents;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import dev.acquit.gateway.support.TestSimulator;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What the processor took after the payment had failed goes back, once, whatever happens to it. */
@Impatient
class LateSuccessIT {

  @Autowired private Environment environment;

  @ParameterizedTest
  @CsvSource({"automatic,charge", "manual,authorize"})
  void isVoided(String capture, String operation, Api api) throws SQLException {
    var shop = api.shop();
    var reference = Shop.fresh();
    var payment = capture.equals("manual") ? shop.held(reference) : shop.paid(reference);

    learnTooLate(shop, payment, operation + ".succeeded");

    eventually(() -> assertThat(timeline(shop, payment)).contains("payment.late_success_undone"));
    assertThat(TestSimulator.operations(reference)).containsExactly(operation, "void");
    var shown = shop.payment(payment);
    assertThat(shown.text("/status")).isEqualTo("failed");
    assertThat(shown.json().at("/amount_captured").asLong()).isZero();
    assertThat(shown.json().at("/attempts/0/late").asBoolean()).isTrue();
    assertThat(shown.text("/attempts/1/operation")).isEqualTo("void");
    assertThat(shown.text("/attempts/1/undoes")).isEqualTo(shown.text("/attempts/0/id"));
  }

  @Test
  void isRefundedWhereItCannotBeVoidedAnyMore(Api api) throws SQLException {
    try (var simulator = new OwnSimulator()) {
      var shop = api.shop();
      OwnAccount.at(shop, simulator.address().toString());
      var payment = shop.paid(Shop.fresh());
      simulator.advance("P2D");

      learnTooLate(shop, payment, "charge.succeeded");

      eventually(() -> assertThat(timeline(shop, payment)).contains("payment.late_success_undone"));
      assertThat(simulator.operations()).isEqualTo(2);
      var shown = shop.payment(payment);
      assertThat(shown.text("/status")).isEqualTo("failed");
      assertThat(shown.json().at("/amount_refunded").asLong()).isZero();
      var attempts = shown.json().at("/attempts");
      var last = attempts.get(attempts.size() - 1);
      assertThat(last.at("/operation").asString()).isEqualTo("refund");
      assertThat(last.at("/status").asString()).isEqualTo("approved");
      assertThat(last.at("/undoes").asString()).isEqualTo(shown.text("/attempts/0/id"));
      assertThat(shop.get("/v1/payments/" + payment + "/refunds").json().at("/data")).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"reset_after_commit", "timeout_before", "http_503"})
  void isUndoneOnceWhereTheReplyIsLost(String fault, Api api) throws SQLException {
    var shop = api.shop();
    var reference = Shop.fresh();
    var payment = shop.paid(reference);
    TestSimulator.fault("void", reference, fault);

    learnTooLate(shop, payment, "charge.succeeded");

    eventually(() -> assertThat(timeline(shop, payment)).contains("payment.late_success_undone"));
    assertThat(TestSimulator.operations(reference)).containsExactly("charge", "void");
    assertThat(TestSimulator.total("refund", reference)).isZero();
  }

  @Test
  void whatCannotBeUndoneIsTold(Api api) {
    var shop = api.shop();
    var payment = shop.charge(Shop.NO_FUNDS, Shop.fresh()).text("/id");

    ProcessorEvents.of(shop, payment).report("charge.succeeded", 1);

    eventually(
        () -> assertThat(timeline(shop, payment)).contains("payment.late_success_not_undone"));
    var shown = shop.payment(payment);
    assertThat(shown.text("/status")).isEqualTo("failed");
    assertThat(shown.text("/attempts/0/detail")).isEqualTo("not_undone");
    assertThat(
            shown.json().at("/attempts").valueStream().map(one -> one.at("/operation").asString()))
        .containsExactly("charge", "void", "refund");
    assertThat(shown.text("/attempts/2/status")).isEqualTo("rejected");
  }

  @Test
  void aDebitWaitsUntilItMayBeGivenBack(Api api) throws SQLException {
    var shop = api.shop();
    var reference = Shop.fresh();
    var payment = shop.debit(Shop.SETTLES, reference).text("/id");

    learnTooLate(shop, payment, "charge.settled");

    eventually(() -> assertThat(timeline(shop, payment)).contains("payment.late_success_waiting"));
    var shown = shop.payment(payment);
    assertThat(shown.text("/status")).isEqualTo("failed");
    assertThat(shown.text("/attempts/0/detail")).isEqualTo("waits_for_settlement");
    assertThat(TestSimulator.operations(reference)).containsExactly("charge");
  }

  private void learnTooLate(Shop shop, String payment, String event) throws SQLException {
    Late.learnt(shop, payment, event, TestDatabase.of(environment));
  }

  private static String timeline(Shop shop, String payment) {
    return new Late(shop, payment).timeline();
  }
}
