package dev.acquit.gateway.recovery;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Beside;
import dev.acquit.gateway.support.GatewayProcess;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every operation, lost with the gateway that sent it, ends as the processor has it: by two others,
 * whose clocks are wrong, with nothing sent again.
 */
@Beside
class LostIT {

  private static final String[] PATIENT = {
    "acquit.processing.money=10m",
    "acquit.payments.patience=10m",
    "acquit.payments.abandoned-after=10m"
  };

  private final TestDatabase database = TestDatabase.create();

  @AfterEach
  void dropDatabase() {
    database.close();
  }

  @ParameterizedTest
  @CsvSource({
    "timeout_after_commit,succeeded,authorized,processing,succeeded,canceled,succeeded",
    "timeout_before,failed,failed,failed,authorized,authorized,failed"
  })
  void endsAsTheProcessorHasIt(
      String fault,
      String charged,
      String held,
      String debited,
      String captured,
      String voided,
      String refunded) {
    try (var first = GatewayProcess.start(database.url(), PATIENT)) {
      var lost = Lost.at(first.api().shop());
      var asked = lost.ask(fault);
      var most = fault.equals("timeout_before") ? 3 : 9;
      eventually(() -> assertThat(sent()).isEqualTo(6));
      eventually(() -> assertThat(lost.operations()).hasSize(most));
      var done = lost.operations();
      assertThat(asked).allSatisfy(one -> assertThat(one).isNotDone());

      first.kill();

      try (var ahead = GatewayProcess.start(database.url(), impatient("PT2H"));
          var behind = GatewayProcess.start(database.url(), impatient("-PT10M"))) {
        var shop = new Shop(behind.api(), lost.shop().organization(), lost.shop().key());
        var now = lost.by(shop);
        now.payment("charge", charged);
        now.payment("authorize", held);
        now.payment("debit", debited);
        now.payment("capture", captured);
        now.payment("void", voided);
        now.refund(refunded);
        assertThat(lost.operations()).isEqualTo(done);
        eventually(() -> assertThat(jobs()).isZero());
        assertThat(ahead.api()).isNotNull();
      }
    }
  }

  private static String[] impatient(String shift) {
    return new String[] {
      "acquit.payments.abandoned-after=4s",
      "acquit.processing.money=3s",
      "acquit.payments.patience=2s",
      "acquit.payments.sweep-every=500ms",
      "acquit.recovery.first=100ms",
      "acquit.recovery.every=100ms",
      "acquit.recovery.pause=1s",
      "test.clock-shift=" + shift
    };
  }

  private long sent() {
    return database.count("SELECT count(*) FROM acquit.attempt WHERE status = 'sent'");
  }

  private long jobs() {
    return database.count("SELECT count(*) FROM acquit.work WHERE queue = 'doubts'");
  }
}
