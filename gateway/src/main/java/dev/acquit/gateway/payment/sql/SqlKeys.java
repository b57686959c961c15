package dev.acquit.gateway.payment.sql;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.payment.Keys;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class SqlKeys implements Keys {

  private static final String FIND =
      """
      SELECT fingerprint, payment_id, attempt_id, refund_id, answer_status, answer_body
        FROM idempotency_key WHERE organization_id = $1 AND live = $2 AND digest = $3
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

  private static Known known(Columns row) {
    var status = row.maybeInteger("answer_status");
    return new Known(
        row.bytes("fingerprint"),
        row.uuid("payment_id"),
        row.uuid("attempt_id"),
        row.maybeUuid("refund_id"),
        status == null ? null : Answer.fresh(status, row.bytes("answer_body")));
  }
}
