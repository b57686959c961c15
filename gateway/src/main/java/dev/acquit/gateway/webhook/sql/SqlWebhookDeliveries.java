package dev.acquit.gateway.webhook.sql;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.event.Outbox;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.webhook.Deliveries;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Deliveries in PostgreSQL. Each that waits has a row in the queue of the same id. */
@Repository
class SqlWebhookDeliveries implements Deliveries {

  private static final String DUE =
      """
      SELECT d.id AS delivery_id, d.round, d.tries, e.organization_id, e.id, e.live, e.url, e.description, e.events,
        e.status, e.disabled_reason, e.generation, e.signs_from, e.previous_until, e.failing_since, e.version,
        e.created_at, e.updated_at,
        v.id AS event_id, v.type, v.resource, v.sequence, v.at, v.data
        FROM webhook_delivery d
        JOIN webhook_endpoint e ON e.organization_id = d.organization_id AND e.id = d.endpoint_id
        JOIN event v ON v.organization_id = d.organization_id AND v.id = d.event_id
       WHERE d.organization_id = $1 AND d.id = $2 AND d.status = 'pending'
      """;

  /**
   * Two gateways may try one delivery when a lease runs out: their tries get numbers of their own,
   * and what has ended stays so. Once it is sent again, a try that began before that is on record,
   * and decides nothing. An endpoint is written only where its failing begins or ends.
   */
  private static final String TRIED =
      """
      WITH counted AS (
        UPDATE webhook_delivery SET attempts = attempts + 1,
          tries = CASE WHEN round = $9 THEN tries + 1 ELSE tries END,
          ended_at = CASE WHEN status = 'pending' AND round = $9 AND $3 <> 'pending' THEN now() ELSE ended_at END,
          status = CASE WHEN status = 'pending' AND round = $9 THEN $3 ELSE status END
         WHERE organization_id = $1 AND id = $2
        RETURNING attempts),
      recorded AS (
        INSERT INTO webhook_attempt (organization_id, delivery_id, number, at, status_code, error, millis)
        SELECT $1, $2, attempts, $5, $6, $7, $8 FROM counted)
      UPDATE webhook_endpoint SET failing_since = CASE WHEN $3 = 'succeeded' THEN NULL ELSE $5 END
       WHERE organization_id = $1 AND id = $4 AND (failing_since IS NOT NULL) = ($3 = 'succeeded')
      """;

  private static final String ABANDON =
      """
      UPDATE webhook_delivery SET status = 'failed', ended_at = now()
       WHERE organization_id = $1 AND id = $2 AND status = 'pending' AND round = $3
      """;

  /** A ping is its endpoint's alone. */
  private static final String RESEND =
      """
      WITH wanted AS (
        SELECT v.id AS event_id, e.id AS endpoint_id
          FROM event v JOIN webhook_endpoint e ON e.organization_id = v.organization_id AND e.live = v.live
         WHERE v.organization_id = $1 AND v.live = $2 AND v.id = $3 AND v.data IS NOT NULL AND e.status = 'enabled'
           AND (v.type <> 'webhook.ping' OR e.id = v.resource)
           AND (e.id = $4 OR $4::uuid IS NULL
             AND (e.events && ARRAY[v.type, split_part(v.type, '.', 1) || '.*', '*'] OR v.type = 'webhook.ping'))),
      opened AS (
        INSERT INTO webhook_delivery (organization_id, id, endpoint_id, event_id, live)
        SELECT $1, gen_random_uuid(), endpoint_id, event_id, $2 FROM wanted
        ON CONFLICT (organization_id, event_id, endpoint_id) DO UPDATE SET status = 'pending', ended_at = NULL,
          round = webhook_delivery.round + 1, tries = 0
        RETURNING id, endpoint_id AS lane, created_at)
      """;

  private static final String CHOSEN =
      """
      WITH chosen AS (
        SELECT id FROM webhook_delivery
         WHERE organization_id = $1 AND live = $2 AND endpoint_id = $3 AND (created_at, id) > ($4, $5)
           AND created_at < $6 AND status %s
         ORDER BY created_at, id LIMIT $7),
      opened AS (
        UPDATE webhook_delivery d SET status = 'pending', ended_at = NULL, round = d.round + 1, tries = 0
          FROM chosen WHERE d.organization_id = $1 AND d.id = chosen.id
        RETURNING d.id, d.endpoint_id AS lane, d.created_at)
      """;

  private static final String RESEND_FAILED = CHOSEN.formatted("= 'failed'");

  private static final String RESEND_ENDED = CHOSEN.formatted("IN ('failed', 'succeeded')");

  /** One that waits already waits no longer; whoever has taken it cannot end it any more. */
  private static final String QUEUED =
      """
      , queued AS (
        INSERT INTO work (organization_id, queue, lane, id) SELECT $1, 'webhooks', lane, id FROM opened
        ON CONFLICT (organization_id, queue, id) DO UPDATE SET due_at = least(work.due_at, now()), dead_at = NULL,
          taken = NULL, tries = 0, created_at = now())
      SELECT id, created_at FROM opened ORDER BY created_at, id
      """;

  private static final String WHOSE_ARE_OLD =
      """
      SELECT DISTINCT organization_id FROM (
        SELECT organization_id FROM webhook_delivery
         WHERE created_at < now() - $1 * interval '1 millisecond' AND status <> 'pending'
         ORDER BY created_at LIMIT $2) old
      """;

  private static final String DELETE =
      """
      WITH old AS MATERIALIZED (
        SELECT id FROM webhook_delivery
         WHERE organization_id = $1 AND created_at < now() - $2 * interval '1 millisecond' AND status <> 'pending'
         ORDER BY created_at LIMIT $3 FOR UPDATE SKIP LOCKED)
      DELETE FROM webhook_delivery d USING old WHERE d.organization_id = $1 AND d.id = old.id
      RETURNING d.id
      """;

  private static final int AT_ONCE = 500;

  private final Sql sql;
  private final DeliveryReader reader;
  private final Outbox outbox;

  SqlWebhookDeliveries(Sql sql, DeliveryReader reader, Outbox outbox) {
    this.sql = sql;
    this.reader = reader;
    this.outbox = outbox;
  }

  @Override
  public Mono<Due> due(UUID organization, UUID delivery) {
    return sql.one(DUE, Args.of(organization, delivery), SqlWebhookDeliveries::due);
  }

  @Override
  public Mono<Void> tried(Due due, Attempt attempt, Status status) {
    var args =
        Args.of(due.endpoint().organization(), due.id(), Names.of(status), due.endpoint().id())
            .and(attempt.at())
            .maybe(attempt.statusCode(), Integer.class)
            .maybe(attempt.error(), String.class)
            .and(Math.toIntExact(attempt.took().toMillis()), due.round());
    return sql.run(TRIED, args);
  }

  @Override
  public Mono<Void> abandon(Due due) {
    return sql.run(ABANDON, Args.of(due.endpoint().organization(), due.id(), due.round()));
  }

  @Override
  public Flux<Delivery> ofEvent(Caller caller, UUID event) {
    return reader.ofEvent(caller, event);
  }

  @Override
  public Flux<Delivery> ofEndpoint(
      Caller caller, UUID endpoint, @Nullable Status status, Page page) {
    return reader.ofEndpoint(caller, endpoint, status, page);
  }

  @Override
  public Mono<Long> resend(Caller caller, UUID event, @Nullable UUID endpoint) {
    var args = Args.of(caller.organization(), caller.live(), event).maybe(endpoint, UUID.class);
    return sql.many(RESEND + QUEUED, args, row -> row.uuid("id"))
        .count()
        .doOnNext(_ -> outbox.ring());
  }

  @Override
  public Mono<Batch> resend(Caller caller, UUID endpoint, Range range, Batch last) {
    var args =
        Args.of(caller.organization(), caller.live(), endpoint, last.at(), last.last())
            .and(range.to(), AT_ONCE);
    var resend = (range.succeeded() ? RESEND_ENDED : RESEND_FAILED) + QUEUED;
    return sql.many(resend, args, Opened::of)
        .collectList()
        .map(all ->
            all.isEmpty()
                ? new Batch(0, last.at(), last.last())
                : new Batch(all.size(), all.getLast().createdAt, all.getLast().id))
        .doOnNext(_ -> outbox.ring());
  }

  @Override
  public Mono<Long> deleteOlderThan(Duration age, int batch) {
    var old = Args.of(age.toMillis(), batch);
    return sql.many(WHOSE_ARE_OLD, old, row -> row.uuid("organization_id"))
        .collectList()
        .flatMapIterable(Function.identity())
        .concatMap(organization -> delete(organization, age, batch))
        .reduce(0L, Long::sum);
  }

  private Mono<Long> delete(UUID organization, Duration age, int batch) {
    var args = Args.of(organization, age.toMillis(), batch);
    return sql.many(DELETE, args, row -> row.uuid("id")).count();
  }

  private static Due due(Columns row) {
    return new Due(
        row.uuid("delivery_id"),
        row.integer("round"),
        row.integer("tries"),
        SqlEndpoints.endpoint(row),
        row.maybeBytes("data") == null ? null : SqlEvents.told(row));
  }

  /** One that is sent again. */
  private record Opened(UUID id, Instant createdAt) {

    static Opened of(Columns row) {
      return new Opened(row.uuid("id"), row.instant("created_at"));
    }
  }
}
