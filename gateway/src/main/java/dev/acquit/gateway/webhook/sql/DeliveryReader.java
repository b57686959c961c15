package dev.acquit.gateway.webhook.sql;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.webhook.Deliveries.Attempt;
import dev.acquit.gateway.webhook.Deliveries.Delivery;
import dev.acquit.gateway.webhook.Deliveries.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads deliveries, and then the attempts of all of them. */
@Component
class DeliveryReader {

  private static final String SELECT =
      """
      SELECT d.id, d.live, d.endpoint_id, d.event_id, v.type, d.status, d.created_at, d.ended_at
        FROM webhook_delivery d JOIN event v ON v.organization_id = d.organization_id AND v.id = d.event_id
       WHERE d.organization_id = $1 AND d.live = $2
      """;

  private static final String OF_EVENT =
      SELECT + " AND d.event_id = $3 ORDER BY d.created_at, d.id";

  private static final String FROM_ENDPOINT = SELECT + " AND d.endpoint_id = $3";

  private static final String PAGE =
      """
       AND ($4::uuid IS NULL OR (d.created_at, d.id) < (
         SELECT created_at, id FROM webhook_delivery WHERE organization_id = $1 AND endpoint_id = $3 AND id = $4))
       ORDER BY d.created_at DESC, d.id DESC LIMIT $5
      """;

  private static final String OF_ENDPOINT = FROM_ENDPOINT + PAGE;

  /**
   * The status is in the text, so that a plan for any value finds the index of those that failed.
   */
  private static final Map<Status, String> OF_ENDPOINT_BY_STATUS =
      Stream.of(Status.values())
          .collect(
              Collectors.toUnmodifiableMap(
                  Function.identity(),
                  status -> FROM_ENDPOINT + " AND d.status = '" + Names.of(status) + "'" + PAGE));

  private static final String ATTEMPTS =
      """
      SELECT delivery_id, at, status_code, error, millis FROM webhook_attempt
       WHERE organization_id = $1 AND delivery_id = ANY($2) ORDER BY delivery_id, number
      """;

  private final Sql sql;

  DeliveryReader(Sql sql) {
    this.sql = sql;
  }

  Flux<Delivery> ofEvent(Caller caller, UUID event) {
    return whole(caller, OF_EVENT, Args.of(caller.organization(), caller.live(), event));
  }

  Flux<Delivery> ofEndpoint(Caller caller, UUID endpoint, @Nullable Status status, Page page) {
    var args =
        Args.of(caller.organization(), caller.live(), endpoint)
            .maybe(page.after(), UUID.class)
            .and(page.limit() + 1);
    var select =
        status == null ? OF_ENDPOINT : OF_ENDPOINT_BY_STATUS.getOrDefault(status, OF_ENDPOINT);
    return whole(caller, select, args);
  }

  private Flux<Delivery> whole(Caller caller, String select, Args args) {
    return sql.many(select, args, DeliveryReader::bare)
        .collectList()
        .flatMap(bare -> attempts(caller, bare).map(attempts -> joined(bare, attempts)))
        .flatMapIterable(Function.identity());
  }

  private Mono<Map<UUID, List<Attempt>>> attempts(Caller caller, List<Delivery> deliveries) {
    var ids = deliveries.stream().map(Delivery::id).toArray(UUID[]::new);
    return sql.many(ATTEMPTS, Args.of(caller.organization()).and((Object) ids), Tried::of)
        .collectList()
        .map(Tried::byDelivery);
  }

  private static List<Delivery> joined(
      List<Delivery> deliveries, Map<UUID, List<Attempt>> attempts) {
    return deliveries.stream()
        .map(bare -> with(bare, attempts.getOrDefault(bare.id(), List.of())))
        .toList();
  }

  private static Delivery with(Delivery bare, List<Attempt> attempts) {
    return new Delivery(
        bare.id(),
        bare.live(),
        bare.endpoint(),
        bare.event(),
        bare.type(),
        bare.status(),
        attempts,
        bare.createdAt(),
        bare.endedAt());
  }

  private static Delivery bare(Columns row) {
    return new Delivery(
        row.uuid("id"),
        row.flag("live"),
        row.uuid("endpoint_id"),
        row.uuid("event_id"),
        row.text("type"),
        row.constant("status", Status.class),
        List.of(),
        row.instant("created_at"),
        row.maybeInstant("ended_at"));
  }

  /** An attempt, and whose it is. */
  private record Tried(UUID delivery, Attempt attempt) {

    static Tried of(Columns row) {
      return new Tried(
          row.uuid("delivery_id"),
          new Attempt(
              row.instant("at"),
              row.maybeInteger("status_code"),
              row.maybeText("error"),
              Duration.ofMillis(row.integer("millis"))));
    }

    static Map<UUID, List<Attempt>> byDelivery(List<Tried> all) {
      return all.stream()
          .collect(
              Collectors.groupingBy(
                  Tried::delivery, Collectors.mapping(Tried::attempt, Collectors.toList())));
    }
  }
}
