package dev.acquit.gateway.retry;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Beside;
import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.GatewayProcess;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import dev.acquit.gateway.support.TestSimulator;
import dev.acquit.gateway.support.User;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Gateways that try the same payments again: side by side, and one after another that died. */
@Beside
class TwoGatewaysRetryIT {

  private static final String[] SETTINGS = {
    "acquit.retries.every=50ms",
    "acquit.payments.abandoned-after=4s",
    "acquit.processing.money=3s",
    "acquit.payments.patience=3s",
    "acquit.recovery.first=100ms",
    "acquit.recovery.every=100ms",
    "acquit.recovery.pause=1s"
  };
  private static final String[] PATIENT = {
    "acquit.retries.every=50ms",
    "acquit.processing.money=10m",
    "acquit.payments.patience=10m",
    "acquit.payments.abandoned-after=10m"
  };

  /** Of one card no network takes as many retries. */
  private static final int CARDS = 4;

  private final TestDatabase database = TestDatabase.create();

  @AfterEach
  void dropDatabase() {
    database.close();
  }

  @Test
  void chargeEachPaymentOnce() throws SQLException {
    try (var one = GatewayProcess.start(database.url(), SETTINGS);
        var two = GatewayProcess.start(database.url(), SETTINGS)) {
      assertThat(two.api().http()).isNotNull();
      var shop = one.api().shop();
      var references = new ArrayList<String>();
      var payments = new ArrayList<String>();
      var user = User.of(shop);
      var debtors =
          IntStream.range(0, CARDS)
              .mapToObj(at -> new Debtor(user, user.card(User.card(at))))
              .toList();
      for (int made = 0; made < 20; made++) {
        references.add(Shop.fresh());
        payments.add(failed(debtors.get(made % CARDS), references.getLast()));
      }

      areDue();

      assertThat(payments).allSatisfy(payment -> debtors.getFirst().becomes(payment, "succeeded"));
      assertThat(references)
          .allSatisfy(reference ->
              assertThat(TestSimulator.operations(reference)).isEqualTo(List.of("charge")));
    }
  }

  /** Killed between the commit and the answer: whether it was sent is for the processor to say. */
  @Test
  void whatOneLeftIsFoundOutAndTheLadderGoesOn() throws SQLException {
    var sent = Shop.fresh();
    var unsent = Shop.fresh();
    try (var first = GatewayProcess.start(database.url(), PATIENT)) {
      var shop = first.api().shop();
      var user = User.of(shop);
      var debtor = new Debtor(user, user.card(Shop.APPROVED));
      var done = failed(debtor, sent);
      var undone = failed(debtor, unsent);
      TestSimulator.fault("charge", sent, "timeout_after_commit");
      TestSimulator.fault("charge", unsent, "timeout_before");
      areDue();
      eventually(() -> assertThat(inFlight()).isEqualTo(2));
      eventually(() -> assertThat(TestSimulator.operations(sent)).hasSize(1));

      first.kill();

      try (var second = GatewayProcess.start(database.url(), SETTINGS)) {
        var same = new Shop(second.api(), shop.organization(), shop.key());
        var there = new Debtor(new User(same, user.id()), debtor.method());
        there.becomes(done, "succeeded");
        there.becomes(undone, "failed");
        assertThat(there.payment(undone).text("/failure/reason")).isEqualTo("not_found");
        assertThat(there.payment(undone).text("/failure/retry_after")).isNotEmpty();
        Debtor.isDue(database, undone);
        there.becomes(undone, "succeeded");
        assertThat(there.payment(undone).number("/retries")).isEqualTo(2);
        assertThat(TestSimulator.operations(sent)).containsExactly("charge");
        assertThat(TestSimulator.operations(unsent)).containsExactly("charge");
      }
    }
  }

  /** An installment that a machine has declined once. */
  private static String failed(Debtor debtor, String reference) {
    TestSimulator.fault("charge", reference, "processing_error");
    var charged = debtor.user().charge(debtor.method(), reference, Debtor.INSTALLMENT);
    assertThat(charged.text("/status")).as(charged.body()).isEqualTo("failed");
    return charged.text("/id");
  }

  /** As if the time of all had come; those of one organization are taken together. */
  private void areDue() throws SQLException {
    database.update("UPDATE acquit.payment SET retry_at = now() WHERE retry_at IS NOT NULL");
    database.update("UPDATE acquit.work SET due_at = now() WHERE queue = 'retries'");
  }

  private long inFlight() {
    return database.count("SELECT count(*) FROM acquit.attempt WHERE status = 'sent'");
  }
}
