package dev.acquit.gateway.inbox.sql;

import dev.acquit.gateway.inbox.Deliveries;
import dev.acquit.gateway.inbox.Delivery;
import dev.acquit.gateway.payment.Route;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import java.time.Duration;
import java.util.Objects;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The inbox in PostgreSQL. Leases go by the database's clock, so gateways' clocks may differ. */
@Repository
class SqlDeliveries implements Deliveries {

  private static final String LATER = "now() + $%d * interval '1 millisecond'";

  private static final String ADD =
      """
      INSERT INTO inbox (organization_id, id, live, account_id, processor, event_id, digest, facts, status, due_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'received', %s)
      ON CONFLICT (organization_id, account_id, event_id) DO NOTHING
      RETURNING true
      """
          .formatted(LATER.formatted(9));

  private static final String CLAIM =
      """
      UPDATE inbox i SET due_at = %s, tries = i.tries + 1
        FROM (
          SELECT organization_id, id FROM inbox WHERE status = 'received' AND due_at <= now()
           ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED) due
       WHERE i.organization_id = due.organization_id AND i.id = due.id
      RETURNING i.organization_id, i.id, i.live, i.account_id, i.processor, i.event_id, i.digest, i.facts, i.tries,
        i.received_at
      """
          .formatted(LATER.formatted(2));

  private static final String APPLIED =
      """
      UPDATE inbox SET status = 'applied', applied_at = now()
       WHERE organization_id = $1 AND id = $2 AND status = 'received'
      """;

  private static final String POSTPONE =
      """
      UPDATE inbox SET due_at = %s WHERE organization_id = $1 AND id = $2 AND status = 'received'
      """
          .formatted(LATER.formatted(3));

  private static final String UNMATCHED =
      """
      UPDATE inbox SET status = 'unmatched'
       WHERE organization_id = $1 AND id = $2 AND status = 'received'
      """;

  private static final String DELETE_OLDER =
      """
      DELETE FROM inbox i USING (
        SELECT organization_id, id FROM inbox
         WHERE status = 'applied' AND received_at < now() - $1 * interval '1 millisecond' LIMIT $2) old
       WHERE i.organization_id = old.organization_id AND i.id = old.id
      RETURNING 1
      """;

  private static final String BACKLOG =
      """
      SELECT count(*) AS pending,
        coalesce(extract(epoch FROM now() - min(due_at) FILTER (WHERE due_at <= now())) * 1000, 0)::bigint AS lag
        FROM inbox WHERE status = 'received'
      """;

  private final Sql sql;

  SqlDeliveries(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Mono<Boolean> add(Delivery delivery, Duration grace) {
    var args =
        Args.of(delivery.organization(), delivery.id(), delivery.live())
            .and(delivery.route().account(), delivery.route().processor(), delivery.eventId())
            .and((Object) delivery.digest())
            .json(FactJson.write(Objects.requireNonNull(delivery.facts())))
            .and(grace.toMillis());
    return sql.one(ADD, args, row -> true).defaultIfEmpty(false);
  }

  @Override
  public Flux<Delivery> claim(int limit, Duration lease) {
    return sql.many(CLAIM, Args.of(limit, lease.toMillis()), SqlDeliveries::delivery);
  }

  @Override
  public Mono<Void> applied(Delivery delivery) {
    return sql.run(APPLIED, Args.of(delivery.organization(), delivery.id()));
  }

  @Override
  public Mono<Void> postpone(Delivery delivery, Duration pause) {
    return sql.run(POSTPONE, Args.of(delivery.organization(), delivery.id(), pause.toMillis()));
  }

  @Override
  public Mono<Void> unmatched(Delivery delivery) {
    return sql.run(UNMATCHED, Args.of(delivery.organization(), delivery.id()));
  }

  @Override
  public Mono<Long> deleteOlderThan(Duration age, int batch) {
    return sql.many(DELETE_OLDER, Args.of(age.toMillis(), batch), row -> true).count();
  }

  @Override
  public Mono<Backlog> backlog() {
    return sql.one(
        BACKLOG,
        Args.of(),
        row -> new Backlog(row.number("pending"), Duration.ofMillis(row.number("lag"))));
  }

  private static Delivery delivery(Columns row) {
    return new Delivery(
        row.uuid("organization_id"),
        row.uuid("id"),
        row.flag("live"),
        new Route(row.uuid("account_id"), row.text("processor")),
        row.text("event_id"),
        row.bytes("digest"),
        FactJson.readable(row.json("facts")),
        row.integer("tries"),
        row.instant("received_at"));
  }
}
