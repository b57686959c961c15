package dev.acquit.gateway.webhook;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import reactor.test.StepVerifier;

/** After a month it is forgotten what an event told; that it happened stays. */
@Restless
class UpkeepIT {

  private static final Duration KEPT = Duration.ofDays(30);
  private static final Duration SOON = Duration.ofSeconds(20);

  @Autowired private Environment environment;
  @Autowired private Events events;
  @Autowired private Deliveries deliveries;

  @Test
  void whatAnOldEventToldIsForgotten(Api api) throws SQLException {
    try (var subscriber = Subscriber.of(api.shop(), "*")) {
      var shop = subscriber.shop();
      var young = subscriber.ping();
      var old = age(shop, young);
      assertThat(shop.get("/v1/events/" + old).status()).isEqualTo(200);

      StepVerifier.create(events.forgetOlderThan(KEPT, 1000))
          .expectNext(1L)
          .expectComplete()
          .verify(SOON);

      assertProblem(shop.get("/v1/events/" + old), 404, "not_found");
      assertThat(shop.get("/v1/events/" + young).status()).isEqualTo(200);
      var happened = "SELECT count(*) FROM acquit.event WHERE id = ? AND data IS NULL";
      assertThat(database().number(happened, IdKind.EVENT.parse(old).orElseThrow())).isOne();
    }
  }

  @Test
  void oldDeliveriesAreDeletedWithTheirAttempts(Api api) throws SQLException {
    try (var subscriber = Subscriber.of(api.shop(), "*")) {
      var event = subscriber.ping();
      subscriber.awaitDelivery(event, "succeeded");
      var young = subscriber.ping();
      subscriber.awaitDelivery(young, "succeeded");
      var aged =
          "UPDATE acquit.webhook_delivery SET created_at = now() - interval '31 days'"
              + " WHERE event_id = ?";
      assertThat(database().update(aged, IdKind.EVENT.parse(event).orElseThrow())).isOne();

      StepVerifier.create(deliveries.deleteOlderThan(KEPT, 1000))
          .expectNext(1L)
          .expectComplete()
          .verify(SOON);

      var list = subscriber.shop().get(subscriber.path("/deliveries"));
      assertThat(list.json().at("/data")).hasSize(1);
      assertThat(list.text("/data/0/event")).isEqualTo(young);
    }
  }

  /** A second event like that one, a month before it; its id. */
  private String age(Shop shop, String event) throws SQLException {
    var id = Ids.floor(Instant.now().minus(KEPT).minusSeconds(60));
    var older = new UUID(id.getMostSignificantBits() | 0x7000L, 0x8000_0000_0000_0000L);
    var copy =
        """
        INSERT INTO acquit.event (organization_id, id, live, type, payment_id, attempt_id, at, resource, sequence, data)
        SELECT organization_id, ?, live, type, payment_id, attempt_id, at, resource, sequence + 100, data
          FROM acquit.event WHERE organization_id = ? AND id = ?
        """;
    var original = IdKind.EVENT.parse(event).orElseThrow();
    assertThat(database().update(copy, older, shop.organizationId(), original)).isOne();
    return IdKind.EVENT.format(older);
  }

  private TestDatabase database() {
    return TestDatabase.of(environment);
  }
}
