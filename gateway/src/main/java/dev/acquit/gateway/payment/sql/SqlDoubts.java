package dev.acquit.gateway.payment.sql;

import dev.acquit.gateway.payment.Doubts;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class SqlDoubts implements Doubts {

  private static final String CLAIM =
      """
      WITH due AS (
        SELECT organization_id, id FROM attempt
         WHERE lookup_at <= now() AND (lookups > 0 OR lookup_at <= now() - $2 * interval '1 millisecond')
         ORDER BY lookup_at LIMIT $1 FOR UPDATE SKIP LOCKED)
      UPDATE attempt a SET lookup_at = now() + $3 * interval '1 millisecond', lookups = a.lookups + 1
        FROM due, payment p
       WHERE a.organization_id = due.organization_id AND a.id = due.id
         AND p.organization_id = a.organization_id AND p.id = a.payment_id
      RETURNING a.organization_id, p.live, a.payment_id, a.id, a.refund_id, a.sent_at, a.lookups, a.not_found_at
      """;

  private static final String AGAIN =
      """
      UPDATE attempt SET lookup_at = now() + $4 * interval '1 millisecond', not_found_at = $5
       WHERE organization_id = $1 AND id = $2 AND lookups = $3 AND lookup_at IS NOT NULL
      """;

  private final Sql sql;

  SqlDoubts(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Flux<Doubt> claim(int limit, Duration first, Duration lease) {
    return sql.many(CLAIM, Args.of(limit, first.toMillis(), lease.toMillis()), SqlDoubts::doubt);
  }

  @Override
  public Mono<Void> again(Doubt doubt, @Nullable Duration pause, @Nullable Instant notFoundAt) {
    return sql.run(
        AGAIN,
        Args.of(doubt.organization(), doubt.attempt(), doubt.lookups())
            .maybe(pause == null ? null : pause.toMillis(), Long.class)
            .maybe(notFoundAt, Instant.class));
  }

  private static Doubt doubt(Columns row) {
    return new Doubt(
        row.uuid("organization_id"),
        row.flag("live"),
        row.uuid("payment_id"),
        row.uuid("id"),
        row.maybeUuid("refund_id"),
        row.instant("sent_at"),
        row.integer("lookups"),
        row.maybeInstant("not_found_at"));
  }
}
