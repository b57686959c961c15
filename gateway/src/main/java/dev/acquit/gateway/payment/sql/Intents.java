package dev.acquit.gateway.payment.sql;

import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.journal.Journal;
import dev.acquit.gateway.payment.Attempt;
import dev.acquit.gateway.payment.Event;
import dev.acquit.gateway.payment.Payments;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/**
 * The first commit of an operation. A statement begins with its own {@code gate}, which yields a
 * row if the operation may begin; then this part records attempt, key and event. A key that is on
 * record already undoes it all.
 */
final class Intents {

  /** Where a gate's own parameters begin. */
  static final int OWN = 16;

  private static final String KEY_CONSTRAINT = "one_request_a_key";

  private Intents() {}

  /** Follows a gate whose last own parameter is {@code $last}; the rest are {@link #args}. */
  static String record(int last) {
    return recorded(last) + "SELECT * FROM gate\n";
  }

  /** The same for what the journal tells: with the act's parameters after those. */
  static String told(int last) {
    return recorded(last) + Journal.entry("gate", last + 3) + "SELECT * FROM gate\n";
  }

  private static String recorded(int last) {
    return """
    , tried AS (
      INSERT INTO attempt (organization_id, id, payment_id, refund_id, operation, account_id, processor,
        reference, status, amount, key_digest, created_at, rail, mandate_id)
      SELECT $1, $4, $2, $5, $6, $7, $8, $9, 'sent', $10, $11, $12, $%d, $%d FROM gate),
    keyed AS (
      INSERT INTO idempotency_key (organization_id, live, digest, fingerprint, payment_id, attempt_id,
        refund_id, created_at)
      SELECT $1, $3, $11, $13, $2, $4, $5, $12 FROM gate),
    asked AS (
      INSERT INTO event (organization_id, id, live, type, payment_id, attempt_id, refund_id, at)
      SELECT $1, $14, $3, $15, $2, $4, $5, $12 FROM gate)
    """
        .formatted(last + 1, last + 2);
  }

  /** Whether the gate let it through. */
  static Mono<Boolean> record(Sql sql, String statement, Args args) {
    return record(sql, statement, args, row -> true).defaultIfEmpty(false);
  }

  /** What the gate yields; empty if it lets nothing through. */
  static <T> Mono<T> record(Sql sql, String statement, Args args, Function<Columns, T> read) {
    return sql.one(statement, args, read)
        .onErrorMap(
            failure -> Sql.violates(failure, KEY_CONSTRAINT), failure -> new Payments.KeyKnown());
  }

  static Args args(
      UUID organization,
      UUID payment,
      boolean live,
      Attempt attempt,
      IdempotencyKey key,
      Event event,
      UnaryOperator<Args> own) {
    var begun =
        Args.of(organization, payment, live, attempt.id())
            .maybe(attempt.refund(), UUID.class)
            .maybe(attempt.operation())
            .and(attempt.route().account(), attempt.route().processor(), attempt.reference())
            .and(attempt.amount(), attempt.keyDigest(), attempt.createdAt())
            .and(key.fingerprint(), event.id(), event.type());
    return own.apply(begun).maybe(attempt.rail()).maybe(attempt.mandate(), UUID.class);
  }
}
