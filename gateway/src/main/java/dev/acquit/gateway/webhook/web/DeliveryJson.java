package dev.acquit.gateway.webhook.web;

import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.webhook.Deliveries.Attempt;
import dev.acquit.gateway.webhook.Deliveries.Delivery;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one event at one endpoint. */
record DeliveryJson(
    String id,
    boolean live,
    String event,
    String type,
    String endpoint,
    String status,
    List<AttemptJson> attempts,
    Instant createdAt,
    @Nullable Instant endedAt) {

  static DeliveryJson of(Delivery delivery) {
    return new DeliveryJson(
        IdKind.WEBHOOK_DELIVERY.format(delivery.id()),
        delivery.live(),
        IdKind.EVENT.format(delivery.event()),
        delivery.type(),
        IdKind.WEBHOOK_ENDPOINT.format(delivery.endpoint()),
        Names.of(delivery.status()),
        delivery.attempts().stream().map(AttemptJson::of).toList(),
        delivery.createdAt(),
        delivery.endedAt());
  }

  /** One try. */
  record AttemptJson(
      Instant at, @Nullable Integer statusCode, @Nullable String error, long durationMs) {

    static AttemptJson of(Attempt attempt) {
      return new AttemptJson(
          attempt.at(), attempt.statusCode(), attempt.error(), attempt.took().toMillis());
    }
  }
}
