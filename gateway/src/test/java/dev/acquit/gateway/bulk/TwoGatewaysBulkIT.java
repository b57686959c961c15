package dev.acquit.gateway.bulk;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Beside;
import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.GatewayProcess;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import dev.acquit.gateway.support.TestSimulator;
import dev.acquit.gateway.support.User;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A batch whose gateway dies in the middle is brought to its end by another, each row once. */
@Beside
class TwoGatewaysBulkIT {

  private static final String[] PATIENT = {
    "acquit.actions.bulk.pace=3",
    "acquit.processing.money=10m",
    "acquit.payments.patience=10m",
    "acquit.payments.abandoned-after=10m"
  };
  private static final String[] SETTINGS = {
    "acquit.payments.abandoned-after=4s",
    "acquit.processing.money=3s",
    "acquit.payments.patience=3s",
    "acquit.recovery.first=100ms",
    "acquit.recovery.every=100ms",
    "acquit.recovery.pause=1s"
  };

  private static final int ROWS = 12;

  /** Of one card no network takes as many retries. */
  private static final int CARDS = 4;

  private final TestDatabase database = TestDatabase.create();

  @AfterEach
  void dropDatabase() {
    database.close();
  }

  @Test
  void goesOnWhereTheOtherDied() throws Exception {
    try (var first = GatewayProcess.start(database.url(), PATIENT)) {
      var shop = first.api().shop();
      var references = Stream.generate(Shop::fresh).limit(ROWS).toList();
      var office = new Office(shop);
      var items = office.items(failed(shop, references));
      var hangs = references.get(4); // in the second slice
      TestSimulator.fault("charge", hangs, "timeout_after_commit");
      var batch = office.begun(Office.body("retry", items, ",\"confirm\":true"));
      eventually(() -> assertThat(TestSimulator.operations(hangs)).hasSize(1));
      eventually(() -> assertThat(TestSimulator.operations(references.get(5))).hasSize(1));

      first.kill();
      assertThat(database.count("SELECT to_do FROM acquit.bulk_batch")).isBetween(1L, ROWS - 3L);
      leasesAreOver();

      try (var second = GatewayProcess.start(database.url(), SETTINGS)) {
        var there = new Office(new Shop(second.api(), shop.organization(), shop.key()));
        var done = there.becomes(batch, "completed");
        assertThat(done.number("/counts/pending")).isZero();
        assertThat(done.number("/counts/succeeded") + done.number("/counts/unknown"))
            .isEqualTo(ROWS);
        assertThat(references)
            .allSatisfy(reference ->
                assertThat(TestSimulator.operations(reference)).isEqualTo(List.of("charge")));
        assertThat(there.told(batch)).containsExactly("1 bulk.created", "2 bulk.completed");
      }
    }
  }

  /** Installments that a machine has declined once. */
  private static List<String> failed(Shop shop, List<String> references) {
    var user = User.of(shop);
    var cards = IntStream.range(0, CARDS).mapToObj(at -> user.card(User.card(at))).toList();
    return IntStream.range(0, ROWS)
        .mapToObj(at -> {
          TestSimulator.fault("charge", references.get(at), "processing_error");
          var charged = user.charge(cards.get(at % CARDS), references.get(at), Debtor.INSTALLMENT);
          assertThat(charged.text("/status")).as(charged.body()).isEqualTo("failed");
          return charged.text("/id");
        })
        .toList();
  }

  /** As if its time had come: of the job, and of the rows that it had. */
  private void leasesAreOver() throws Exception {
    database.update("UPDATE acquit.work SET due_at = now() WHERE queue = 'bulk'");
    database.update("UPDATE acquit.bulk_row SET due_at = now() WHERE done_at IS NULL");
  }
}
