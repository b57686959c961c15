package dev.acquit.gateway.payment.sql;

import dev.acquit.gateway.payment.Attempt;
import dev.acquit.gateway.payment.Event;
import dev.acquit.gateway.payment.Failure;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Sql;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The second commit of an operation. A statement begins with its own {@code gate}, which changes
 * the payment if it is still as it was read; then this part records the attempt's result, the
 * answer and the event.
 */
final class Settlements {

  /** Where a gate's own parameters begin. */
  static final int OWN = 23;

  /** Follows a gate. $1 to $22 are {@link #args}. */
  static final String RECORD =
      """
      , tried AS (
        UPDATE attempt a SET status = $6, processor_reference = coalesce($7, a.processor_reference),
          authorization_code = $8, avs = $9, cvc = $10, network_reference = $11, reason = $12,
          processor_code = $13, detail = $14, answered_at = $15, advice = $22
          FROM gate WHERE a.organization_id = $1 AND a.id = $4),
      keyed AS (
        UPDATE idempotency_key k SET answer_status = $17, answer_body = $21
          FROM gate WHERE $17::integer IS NOT NULL AND k.organization_id = $1 AND k.live = $3
           AND k.digest = $16 AND k.attempt_id = $4 AND k.answer_status IS NULL),
      told AS (
        INSERT INTO event (organization_id, id, live, type, payment_id, attempt_id, refund_id, at, data)
        SELECT $1, $18, $3, $19, $2, $4, $5, $20, $21 FROM gate)
      SELECT true FROM gate
      """;

  private Settlements() {}

  /** Whether the gate let it through. */
  static Mono<Boolean> record(Sql sql, String statement, Args args) {
    return sql.one(statement, args, row -> true).defaultIfEmpty(false);
  }

  static Args args(
      Subject subject,
      Attempt attempt,
      @Nullable Integer answerStatus,
      byte[] data,
      Event event,
      UnaryOperator<Args> own) {
    var result = attempt.result();
    var evidence = result.evidence();
    var failure = result.failure();
    return own.apply(
        Args.of(subject.organization, subject.payment, subject.live, attempt.id())
            .maybe(attempt.refund(), UUID.class)
            .maybe(attempt.status())
            .maybe(result.processorReference(), String.class)
            .maybe(evidence.authorizationCode(), String.class)
            .maybe(evidence.avs())
            .maybe(evidence.cvc())
            .maybe(evidence.networkTransactionId(), String.class)
            .maybe(failure == null ? null : failure.reason())
            .maybe(failure == null ? null : failure.processorCode(), String.class)
            .maybe(result.detail(), String.class)
            .maybe(result.answeredAt(), Instant.class)
            .and(attempt.keyDigest())
            .maybe(answerStatus, Integer.class)
            .and(event.id(), event.type(), event.at(), data)
            .maybe(failure == null ? null : failure.advice()));
  }

  /** A failure as three columns: reason, code, advice. */
  static Args failure(Args args, @Nullable Failure failure) {
    return failure == null
        ? args.maybe(null, String.class).maybe(null, String.class).maybe(null, String.class)
        : args.maybe(failure.reason())
            .maybe(failure.processorCode(), String.class)
            .maybe(failure.advice());
  }

  /** Whose attempt it is. */
  record Subject(UUID organization, UUID payment, boolean live) {}
}
