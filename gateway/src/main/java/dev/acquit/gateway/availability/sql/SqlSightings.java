package dev.acquit.gateway.availability.sql;

import dev.acquit.gateway.account.Accounts.Stored;
import dev.acquit.gateway.availability.Breaker;
import dev.acquit.gateway.availability.CallKind;
import dev.acquit.gateway.availability.Sighting;
import dev.acquit.gateway.availability.Sightings;
import dev.acquit.gateway.event.Outbox;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** By the database's clock, so that gateways' own may differ. */
@Repository
class SqlSightings implements Sightings {

  private static final String OTHERS =
      """
      SELECT account_id, kind, state, since, retry_at, failure_rate, slow_rate, in_flight FROM breaker
       WHERE organization_id = $1 AND account_id = ANY ($2) AND instance_id <> $3
         AND seen_at > now() - $4 * interval '1 millisecond'
      """;

  private static final String DOWN =
      """
      WITH seen AS (
        INSERT INTO breaker AS b (organization_id, account_id, kind, instance_id, state, since, retry_at, failure_rate,
          slow_rate, in_flight, seen_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, now())
        ON CONFLICT (organization_id, account_id, kind, instance_id) DO UPDATE SET state = excluded.state,
          since = excluded.since, retry_at = excluded.retry_at, failure_rate = excluded.failure_rate,
          slow_rate = excluded.slow_rate, in_flight = excluded.in_flight, seen_at = now()),
      changed AS (
        UPDATE processor_account SET unavailable_since = now(), sequence = sequence + 1
         WHERE organization_id = $1 AND id = $2 AND unavailable_since IS NULL
        RETURNING live, sequence),
      told AS (
        INSERT INTO event (organization_id, id, live, type, resource, sequence, at, data)
        SELECT $1, $11, changed.live, 'processor.unavailable', $2, changed.sequence, now(), $12 FROM changed
        RETURNING organization_id, id, live, type, data)
      """
          + Outbox.POST
          + "SELECT true FROM told";

  private static final String AVAILABLE =
      """
      changed AS (
        UPDATE processor_account a SET unavailable_since = NULL, sequence = sequence + 1
         WHERE a.organization_id = $1 AND a.id = $2 AND a.unavailable_since IS NOT NULL
           AND NOT EXISTS (
             SELECT FROM breaker b
              WHERE b.organization_id = $1 AND b.account_id = $2
                AND NOT (b.instance_id = $5 AND b.kind = $6) AND b.seen_at > now() - $7 * interval '1 millisecond')
        RETURNING a.live, a.sequence),
      told AS (
        INSERT INTO event (organization_id, id, live, type, resource, sequence, at, data)
        SELECT $1, $3, changed.live, 'processor.available', $2, changed.sequence, now(), $4 FROM changed
        RETURNING organization_id, id, live, type, data)
      """
          + Outbox.POST
          + "SELECT true FROM told";

  private static final String UP =
      """
      WITH closed AS (
        DELETE FROM breaker
         WHERE organization_id = $1 AND account_id = $2 AND instance_id = $5 AND kind = $6),
      """
          + AVAILABLE;

  private static final String RECOVERED_NOW = "WITH " + AVAILABLE;

  private static final String FORGET =
      """
      WITH gone AS (
        DELETE FROM breaker WHERE seen_at <= now() - $1 * interval '1 millisecond' RETURNING true)
      SELECT count(*) AS count FROM gone
      """;

  private static final String RECOVERED =
      """
      SELECT a.organization_id, a.id FROM processor_account a
       WHERE a.unavailable_since IS NOT NULL
         AND NOT EXISTS (
           SELECT FROM breaker b
            WHERE b.organization_id = a.organization_id AND b.account_id = a.id
              AND b.seen_at > now() - $1 * interval '1 millisecond')
       LIMIT $2
      """;

  /** No gateway is called so. */
  private static final UUID NOBODY = new UUID(0, 0);

  private final Sql sql;
  private final Outbox outbox;

  SqlSightings(Sql sql, Outbox outbox) {
    this.sql = sql;
    this.outbox = outbox;
  }

  @Override
  public Flux<Seen> others(
      UUID organization, Collection<UUID> accounts, UUID instance, Duration fresh) {
    var args =
        Args.of(organization)
            .and((Object) accounts.toArray(UUID[]::new))
            .and(instance, fresh.toMillis());
    return sql.many(OTHERS, args, SqlSightings::seen);
  }

  @Override
  public Mono<Void> down(Report report, Stored account, byte[] data) {
    var seen = report.sighting();
    var args =
        Args.of(report.organization(), report.account())
            .maybe(seen.kind())
            .and(report.instance())
            .maybe(seen.breaker())
            .and(Objects.requireNonNull(seen.since()))
            .maybe(seen.retryAt(), Instant.class)
            .maybe(seen.failureRate(), Integer.class)
            .maybe(seen.slowRate(), Integer.class)
            .and(seen.inFlight(), Ids.next())
            .and((Object) data);
    return told(DOWN, args);
  }

  @Override
  public Mono<Void> up(Report report, Duration fresh, byte[] data) {
    var args =
        Args.of(report.organization(), report.account(), Ids.next())
            .and((Object) data)
            .and(report.instance())
            .maybe(report.sighting().kind())
            .and(fresh.toMillis());
    return told(UP, args);
  }

  @Override
  public Mono<Long> forget(Duration older) {
    return sql.one(FORGET, Args.of(older.toMillis()), row -> row.number("count"));
  }

  @Override
  public Flux<Account> recovered(Duration fresh, int limit) {
    return sql.many(
        RECOVERED,
        Args.of(fresh.toMillis(), limit),
        row -> new Account(row.uuid("organization_id"), row.uuid("id")));
  }

  @Override
  public Mono<Void> available(Account account, Duration fresh, byte[] data) {
    var args =
        Args.of(account.organization(), account.account(), Ids.next())
            .and((Object) data)
            .and(NOBODY)
            .maybe(CallKind.CHARGE)
            .and(fresh.toMillis());
    return told(RECOVERED_NOW, args);
  }

  private Mono<Void> told(String statement, Args args) {
    return sql.one(statement, args, row -> true).doOnNext(_ -> outbox.ring()).then();
  }

  private static Seen seen(Columns row) {
    return new Seen(
        row.uuid("account_id"),
        new Sighting(
            row.constant("kind", CallKind.class),
            row.constant("state", Breaker.class),
            row.instant("since"),
            row.maybeInteger("failure_rate"),
            row.maybeInteger("slow_rate"),
            row.integer("in_flight"),
            row.maybeInstant("retry_at"),
            1));
  }
}
