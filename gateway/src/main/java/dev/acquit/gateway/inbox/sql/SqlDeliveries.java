package dev.acquit.gateway.inbox.sql;

import dev.acquit.gateway.inbox.Deliveries;
import dev.acquit.gateway.inbox.Delivery;
import dev.acquit.gateway.payment.ItemChange;
import dev.acquit.gateway.payment.ItemRow;
import dev.acquit.gateway.payment.Route;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.work.Job;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The inbox in PostgreSQL. */
@Repository
class SqlDeliveries implements Deliveries {

  /** The lane is the account: facts of one processor wait for no other. */
  private static final String ADD =
      """
      WITH stored AS (
        INSERT INTO inbox (organization_id, id, live, account_id, processor, event_id, digest, facts, status)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'received')
        ON CONFLICT (organization_id, account_id, event_id) DO NOTHING
        RETURNING id)
      INSERT INTO work (organization_id, queue, lane, id, due_at)
      SELECT $1, 'inbox', $4, id, now() + $9 * interval '1 millisecond' FROM stored
      RETURNING true
      """;

  private static final String FIND =
      """
      SELECT organization_id, id, live, account_id, processor, event_id, digest, facts, received_at,
        status = 'unmatched' AS unmatched FROM inbox
       WHERE organization_id = $1 AND id = ANY($2) AND status <> 'applied'
      """;

  /** With their jobs, unless somebody else has taken those since. */
  private static final String APPLIED =
      """
      WITH done AS (
        DELETE FROM work
         WHERE organization_id = $1 AND queue = 'inbox' AND id = ANY($2) AND taken = $3)
      UPDATE inbox SET status = 'applied', applied_at = now()
       WHERE organization_id = $1 AND id = ANY($2) AND status <> 'applied'
      """;

  private static final String UNMATCHED =
      """
      WITH gate AS (
        UPDATE inbox SET status = 'unmatched'
         WHERE organization_id = $1 AND id = $2 AND status = 'received'
        RETURNING id)
      """
          + ItemRow.written(3)
          + "SELECT true FROM gate";

  private static final String DELETE_OLDER =
      """
      DELETE FROM inbox i USING (
        SELECT organization_id, id FROM inbox
         WHERE status = 'applied' AND received_at < now() - $1 * interval '1 millisecond' LIMIT $2) old
       WHERE i.organization_id = old.organization_id AND i.id = old.id
      RETURNING 1
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
  public Flux<Delivery> waiting(List<Job> jobs) {
    var organization = jobs.getFirst().organization();
    return sql.many(FIND, Args.of(organization, ids(jobs)), SqlDeliveries::delivery);
  }

  @Override
  public Mono<Void> applied(List<Job> jobs) {
    var first = jobs.getFirst();
    return sql.run(APPLIED, Args.of(first.organization(), ids(jobs), first.taken()));
  }

  private static UUID[] ids(List<Job> jobs) {
    return jobs.stream().map(Job::id).toArray(UUID[]::new);
  }

  @Override
  public Mono<Void> unmatched(Delivery delivery, ItemChange item) {
    var args = Args.of(delivery.organization(), delivery.id()).json(ItemRow.of(List.of(item)));
    return sql.run(UNMATCHED, args);
  }

  @Override
  public Mono<Long> deleteOlderThan(Duration age, int batch) {
    return sql.many(DELETE_OLDER, Args.of(age.toMillis(), batch), row -> true).count();
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
        row.instant("received_at"),
        row.flag("unmatched"));
  }
}
