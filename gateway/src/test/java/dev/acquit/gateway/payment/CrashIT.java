package dev.acquit.gateway.payment;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Beside;
import dev.acquit.gateway.support.GatewayProcess;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import dev.acquit.gateway.support.TestSimulator;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A gateway that is killed while the processor is silent: another one on the same database says
 * that it does not know, and sends nothing again.
 */
@Beside
class CrashIT {

  private static final String[] NOBODY_GIVES_UP = {
    "acquit.processing.money=10m",
    "acquit.payments.patience=10m",
    "acquit.payments.abandoned-after=10m"
  };

  private final TestDatabase database = TestDatabase.create();

  @AfterEach
  void dropDatabase() {
    database.close();
  }

  @Test
  void leavesWhatItSentUnknown() throws SQLException {
    try (var first = GatewayProcess.start(database.url(), NOBODY_GIVES_UP)) {
      var shop = first.api().shop();
      var charge = charge(shop, "timeout_after_commit");
      var unsent = charge(shop, "timeout_before");
      var capture = modification(shop, shop.held(Shop.fresh()), "capture");
      var refund = modification(shop, shop.paid(Shop.fresh()), "refund");
      var all = List.of(charge, unsent, capture, refund);
      all.forEach(asked -> asked.ask(shop));
      eventually(() -> assertThat(inFlight()).isEqualTo(all.size()));
      eventually(() -> assertThat(all).allSatisfy(Asked::reachedTheProcessor));

      first.kill();

      try (var second = GatewayProcess.start(database.url(), NOBODY_GIVES_UP)) {
        var api = second.api();
        var same = new Shop(api, shop.organization(), shop.key());
        assertThat(all).allSatisfy(asked -> inFlight(asked.again(same)));
        age();
        eventually(() -> assertThat(inFlight()).isZero());
        assertThat(all).allSatisfy(asked -> unknown(asked.again(same)));
        assertThat(charge.again(same).text("/status")).isEqualTo("unknown");
        assertThat(unsent.again(same).text("/status")).isEqualTo("unknown");
        assertThat(capture.again(same).text("/status")).isEqualTo("authorized");
        assertThat(refund.again(same).text("/status")).isEqualTo("unknown");
        assertThat(all).allSatisfy(Asked::reachedTheProcessor);
      }
    }
  }

  private static Asked charge(Shop shop, String fault) {
    var reference = Shop.fresh();
    TestSimulator.fault("charge", reference, fault);
    var body = Shop.body(shop.token(Shop.APPROVED), reference, "");
    var done = fault.equals("timeout_before") ? List.<String>of() : List.of("charge");
    return new Asked("/v1/payments", Shop.fresh(), body, reference, done);
  }

  private static Asked modification(Shop shop, String payment, String operation) {
    var reference = shop.payment(payment).text("/reference");
    var before = TestSimulator.operations(reference).getFirst();
    TestSimulator.fault(operation, reference, "timeout_after_commit");
    var path = "/v1/payments/" + payment + (operation.equals("refund") ? "/refunds" : "/capture");
    return new Asked(path, Shop.fresh(), "{}", reference, List.of(before, operation));
  }

  private static void inFlight(Reply reply) {
    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.text("/code")).isEqualTo("idempotency_key_in_flight");
  }

  private static void unknown(Reply reply) {
    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.replayed()).isTrue();
  }

  /** As if it had happened long ago. */
  private void age() throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE acquit.attempt SET sent_at = sent_at - interval '1 hour'");
    }
  }

  private long inFlight() {
    return database.count("SELECT count(*) FROM acquit.attempt WHERE status = 'sent'");
  }

  /** A request, and what the simulator does of it. */
  private record Asked(
      String path, String key, String body, String reference, List<String> operations) {

    void ask(Shop shop) {
      assertThat(shop.postLater(path, key, body)).isNotDone();
    }

    Reply again(Shop shop) {
      return shop.post(path, key, body);
    }

    void reachedTheProcessor() {
      assertThat(TestSimulator.operations(reference)).isEqualTo(operations);
    }
  }
}
