package dev.acquit.gateway.payment;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Beside;
import dev.acquit.gateway.support.GatewayProcess;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import dev.acquit.gateway.support.TestSimulator;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A gateway that is asked to stop ends what it has begun, and tells whoever still waits. */
@Beside
class GracefulStopIT {

  private static final Duration SLOW = Duration.ofSeconds(2);

  @Test
  void whileACallerWaits() throws SQLException {
    try (var database = TestDatabase.create();
        var gateway = start(database, "10s")) {
      var shop = gateway.api().shop();
      var reference = Shop.fresh();
      var body = Shop.body(shop.token(Shop.APPROVED), reference, "");
      TestSimulator.slow("charge", reference, SLOW);

      var asked = shop.postLater("/v1/payments", Shop.fresh(), body);
      eventually(() -> assertThat(TestSimulator.operations(reference)).hasSize(1));
      gateway.stop();

      assertThat(asked.join().status()).isEqualTo(201);
      assertThat(asked.join().text("/status")).isEqualTo("succeeded");
      assertThat(statusIn(database)).isEqualTo("succeeded");
    }
  }

  @Test
  void afterTheCallerWasToldThatItIsNotKnown() throws SQLException {
    try (var database = TestDatabase.create();
        var gateway = start(database, "100ms")) {
      var shop = gateway.api().shop();
      var reference = Shop.fresh();
      TestSimulator.slow("charge", reference, SLOW);

      assertThat(shop.charge(Shop.APPROVED, reference).status()).isEqualTo(202);
      gateway.stop();

      assertThat(statusIn(database)).isEqualTo("succeeded");
      assertThat(TestSimulator.operations(reference)).containsExactly("charge");
    }
  }

  private static GatewayProcess start(TestDatabase database, String patience) {
    return GatewayProcess.start(
        database.url(),
        "acquit.payments.patience=" + patience,
        "acquit.payments.abandoned-after=30s",
        "acquit.payments.drain=40s",
        "acquit.processing.money=30s");
  }

  private static String statusIn(TestDatabase database) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT status FROM acquit.payment")) {
      rows.next();
      return rows.getString(1);
    }
  }
}
