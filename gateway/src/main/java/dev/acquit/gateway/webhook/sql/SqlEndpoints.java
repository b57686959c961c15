package dev.acquit.gateway.webhook.sql;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.event.Outbox;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.journal.Journal;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.webhook.Endpoint;
import dev.acquit.gateway.webhook.Endpoint.Reason;
import dev.acquit.gateway.webhook.Endpoints;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

@Repository
class SqlEndpoints implements Endpoints {

  static final String COLUMNS =
      "organization_id, id, live, url, description, events, status, disabled_reason, generation,"
          + " signs_from, previous_until, failing_since, version, created_at, updated_at";

  private static final String SELECT =
      "SELECT "
          + COLUMNS
          + " FROM webhook_endpoint WHERE organization_id = $1 AND live = $2 AND status <>"
          + " 'deleted'";

  private static final String FIND = SELECT + " AND id = $3";

  private static final String LIST =
      SELECT + " AND ($3::uuid IS NULL OR id < $3) ORDER BY id DESC LIMIT $4";

  /** Two at once may choose the same place; then one of them chooses again. */
  private static final String ADD =
      """
      WITH gate AS (
        INSERT INTO webhook_endpoint (organization_id, id, live, url, description, events, status, created_at,
          updated_at, place)
        SELECT $1, $2, $3, $4, $5, $6, 'enabled', $7, $7, min(p)
          FROM generate_series(1, 20) p
         WHERE NOT EXISTS (
           SELECT FROM webhook_endpoint o
            WHERE o.organization_id = $1 AND o.live = $3 AND o.status <> 'deleted' AND o.place = p)
        HAVING min(p) IS NOT NULL
        RETURNING id)
      """
          + Journal.entry("gate", 8)
          + "SELECT true FROM gate";

  private static final String PLACE = "one_endpoint_a_place";

  /** What failed before counts no more once it is enabled, or is elsewhere. */
  private static final String CHANGE =
      """
      WITH gate AS (
        UPDATE webhook_endpoint SET url = $5, description = $6, events = $7, status = $8, disabled_reason = $9,
          failing_since = CASE WHEN url = $5 AND (status = 'enabled' OR $8 <> 'enabled') THEN failing_since END,
          updated_at = $10, version = version + 1
         WHERE organization_id = $1 AND id = $2 AND live = $3 AND version = $4 AND status <> 'deleted'
        RETURNING id)
      """
          + Journal.entry("gate", 11)
          + "SELECT true FROM gate";

  /**
   * Secrets that sign still go on signing, and as long as the longest of them was promised to; but
   * no more than ten, and none once the overlap asked for is none.
   */
  private static final String ROTATE =
      """
      WITH gate AS (
        UPDATE webhook_endpoint SET generation = generation + 1, updated_at = $5, version = version + 1,
          signs_from = CASE WHEN $4 <= $5 THEN generation + 1
            WHEN previous_until > $5 THEN greatest(signs_from, generation - 8) ELSE generation END,
          previous_until = CASE WHEN $4 > $5 THEN greatest($4, previous_until) END
         WHERE organization_id = $1 AND id = $2 AND live = $3 AND status <> 'deleted'
        RETURNING
      """
          + COLUMNS
          + ")"
          + Journal.entry("gate", 6)
          + "SELECT * FROM gate";

  private static final String DELETE =
      """
      WITH gate AS (
        UPDATE webhook_endpoint SET status = 'deleted', disabled_reason = NULL, updated_at = $4, version = version + 1
         WHERE organization_id = $1 AND id = $2 AND live = $3 AND status <> 'deleted'
        RETURNING
      """
          + COLUMNS
          + ")"
          + Journal.entry("gate", 5)
          + "SELECT * FROM gate";

  private final Sql sql;
  private final Outbox outbox;

  SqlEndpoints(Sql sql, Outbox outbox) {
    this.sql = sql;
    this.outbox = outbox;
  }

  @Override
  public Mono<Boolean> add(Endpoint endpoint, Act act) {
    var args =
        Args.of(endpoint.organization(), endpoint.id(), endpoint.live(), endpoint.url().toString())
            .maybe(endpoint.description(), String.class)
            .and((Object) types(endpoint))
            .and(endpoint.createdAt());
    return sql.one(ADD, act.addTo(args), row -> true)
        .retryWhen(Retry.max(20).filter(failure -> Sql.violates(failure, PLACE)))
        .defaultIfEmpty(false);
  }

  @Override
  public Mono<Endpoint> find(Caller caller, UUID id) {
    return sql.one(FIND, args(caller).and(id), SqlEndpoints::endpoint);
  }

  @Override
  public Flux<Endpoint> list(Caller caller, Page page) {
    var args = args(caller).maybe(page.after(), UUID.class).and(page.limit() + 1);
    return sql.many(LIST, args, SqlEndpoints::endpoint);
  }

  @Override
  public Mono<Boolean> change(Endpoint read, Endpoint after, Act act) {
    var args =
        Args.of(after.organization(), after.id(), after.live(), read.version())
            .and(after.url().toString())
            .maybe(after.description(), String.class)
            .and((Object) types(after))
            .maybe(after.status())
            .maybe(after.disabledReason())
            .and(after.updatedAt());
    return sql.one(CHANGE, act.addTo(args), row -> true).defaultIfEmpty(false);
  }

  @Override
  public Mono<Endpoint> rotate(
      Caller caller, UUID id, Instant previousUntil, Instant now, Act act) {
    var args = Args.of(caller.organization(), id, caller.live(), previousUntil, now);
    return sql.one(ROTATE, act.addTo(args), SqlEndpoints::endpoint);
  }

  @Override
  public Mono<Endpoint> delete(Caller caller, UUID id, Instant now, Act act) {
    var args = Args.of(caller.organization(), id, caller.live(), now);
    return sql.one(DELETE, act.addTo(args), SqlEndpoints::endpoint);
  }

  @Override
  public Mono<Boolean> disable(Endpoint read, Announcement announcement) {
    return EndpointEvents.disable(sql, read, announcement)
        .doOnNext(_ -> outbox.ring())
        .defaultIfEmpty(false);
  }

  @Override
  public Mono<Long> ping(Announcement announcement) {
    return EndpointEvents.ping(sql, announcement).doOnNext(_ -> outbox.ring());
  }

  private static Args args(Caller caller) {
    return Args.of(caller.organization(), caller.live());
  }

  private static String[] types(Endpoint endpoint) {
    return endpoint.events().toArray(String[]::new);
  }

  static Endpoint endpoint(Columns row) {
    return new Endpoint(
        row.uuid("organization_id"),
        row.uuid("id"),
        row.flag("live"),
        URI.create(row.text("url")),
        row.maybeText("description"),
        List.of(row.texts("events")),
        row.constant("status", Endpoint.Status.class),
        row.maybeConstant("disabled_reason", Reason.class),
        row.integer("generation"),
        row.integer("signs_from"),
        row.maybeInstant("previous_until"),
        row.maybeInstant("failing_since"),
        row.number("version"),
        row.instant("created_at"),
        row.instant("updated_at"));
  }
}
