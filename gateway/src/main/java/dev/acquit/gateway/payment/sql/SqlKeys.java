package dev.acquit.gateway.payment.sql;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.payment.Keys;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class SqlKeys implements Keys {

  private static final String FIND =
      """
      SELECT fingerprint, payment_id, attempt_id, refund_id, answer_status, answer_body
        FROM idempotency_key WHERE organization_id = $1 AND live = $2 AND digest = $3
      """;

  private static final String SAVED =
      """
      SELECT answer_status, answer_body FROM idempotency_key
       WHERE organization_id = $1 AND live = $2 AND digest = $3 AND answer_status IS NOT NULL
      """;

  private static final String DELETE_OLDER =
      """
      DELETE FROM idempotency_key k USING (
        SELECT i.organization_id, i.live, i.digest
          FROM idempotency_key i
          LEFT JOIN attempt a ON a.organization_id = i.organization_id AND a.id = i.attempt_id
         WHERE i.created_at < now() - $1 * interval '1 millisecond'
           AND (i.attempt_id IS NULL OR a.status NOT IN ('sent', 'unknown'))
         ORDER BY i.created_at LIMIT $2) old
       WHERE k.organization_id = old.organization_id AND k.live = old.live AND k.digest = old.digest
      RETURNING 1
      """;

  private final Sql sql;

  SqlKeys(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Mono<Known> find(Caller caller, IdempotencyKey key) {
    return sql.one(
        FIND, Args.of(caller.organization(), caller.live(), key.digest()), SqlKeys::known);
  }

  @Override
  public Mono<Answer> saved(UUID organization, boolean live, byte[] digest) {
    return sql.one(
        SAVED,
        Args.of(organization, live, digest),
        row -> Answer.fresh(row.integer("answer_status"), row.bytes("answer_body")));
  }

  @Override
  public Mono<Long> deleteOlderThan(Duration age) {
    return sql.many(DELETE_OLDER, Args.of(age.toMillis(), BATCH), row -> true).count();
  }

  private static Known known(Columns row) {
    var status = row.maybeInteger("answer_status");
    return new Known(
        row.bytes("fingerprint"),
        row.maybeUuid("payment_id"),
        row.maybeUuid("attempt_id"),
        row.maybeUuid("refund_id"),
        status == null ? null : Answer.fresh(status, row.bytes("answer_body")));
  }
}
