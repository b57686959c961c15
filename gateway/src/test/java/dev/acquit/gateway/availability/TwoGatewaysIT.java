package dev.acquit.gateway.availability;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Beside;
import dev.acquit.gateway.support.GatewayProcess;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each gateway has breakers of its own, and all know of all; of one that is gone, no longer. */
@Beside
class TwoGatewaysIT {

  @Test
  void tellTogetherWhatTheySee() {
    try (var database = TestDatabase.create();
        var first = start(database);
        var second = start(database)) {
      var shop = first.api().shop();
      var there = new Shop(second.api(), shop.organization(), shop.key());
      var sick = Sick.at(shop, ",\"open_for\":\"PT1H\"").struck();

      eventually(() -> assertThat(Sick.breaker(there)).isEqualTo("open"));
      there.paid(Shop.fresh()); // its own breaker is closed
      assertThat(Sick.breaker(there)).isEqualTo("open");
      assertThat(health(second)).isEqualTo("UP");
      assertThat(health(first)).isEqualTo("DEGRADED");

      new Sick(there, sick.account()).struck(2); // of three, with the one above
      eventually(() -> assertThat(gateways(shop)).isEqualTo(2));
      assertThat(sick.events()).containsExactly("1 processor.unavailable");

      first.kill();
      eventually(() -> assertThat(gateways(there)).isEqualTo(1));
      var left = new Sick(there, sick.account());
      assertThat(left.events()).containsExactly("1 processor.unavailable");
      second.kill();
      try (var third = start(database)) {
        var later = new Shop(third.api(), shop.organization(), shop.key());
        eventually(() ->
            assertThat(new Sick(later, sick.account()).events())
                .containsExactly("1 processor.unavailable", "2 processor.available"));
        assertThat(Sick.breaker(later)).isEqualTo("closed");
      }
    }
  }

  private static GatewayProcess start(TestDatabase database) {
    return GatewayProcess.start(
        database.url(),
        "acquit.availability.every=200ms",
        "acquit.availability.confirm=500ms",
        "acquit.availability.gone=3s");
  }

  private static long gateways(Shop shop) {
    return Sick.seen(shop).number("/data/0/operations/0/gateways");
  }

  private static String health(GatewayProcess gateway) {
    return gateway
        .api()
        .http()
        .get("/actuator/health", Map.of())
        .text("/components/processors/status");
  }
}
