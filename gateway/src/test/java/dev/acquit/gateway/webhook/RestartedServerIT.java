package dev.acquit.gateway.webhook;

import dev.acquit.gateway.support.Beside;
import dev.acquit.gateway.support.GatewayProcess;
import dev.acquit.gateway.support.OwnServer;
import org.junit.jupiter.api.Test;

/** PostgreSQL goes down under a worker with a delivery out, and comes back. */
@Beside
class RestartedServerIT {

  @Test
  void whatWasOutArrivesAndSoDoesWhatComesLater() {
    try (var server = OwnServer.start();
        var gateway =
            GatewayProcess.start(
                server.url(),
                "acquit.webhooks.every=50ms",
                "acquit.webhooks.time-limit=2s",
                "acquit.webhooks.lease=3s");
        var subscriber = Subscriber.of(gateway.api().shop(), "*")) {
      subscriber.receiver().hold();
      var out = subscriber.ping();
      subscriber.await(1);

      server.restart();
      subscriber.receiver().release();

      subscriber.awaitDelivery(out, "succeeded");
      subscriber.awaitDelivery(subscriber.ping(), "succeeded");
    }
  }
}
