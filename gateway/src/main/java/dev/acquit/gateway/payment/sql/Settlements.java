package dev.acquit.gateway.payment.sql;

import dev.acquit.gateway.event.Outbox;
import dev.acquit.gateway.event.Telling;
import dev.acquit.gateway.payment.Clearing;
import dev.acquit.gateway.payment.Event;
import dev.acquit.gateway.payment.Failure;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.gateway.payment.Payments.Settling;
import dev.acquit.gateway.payment.Refund;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.processor.Outcome.NextAction;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What an attempt came to, in one statement: the payment's new state if it is still as it was read,
 * the refund's, the attempt's result, the saved answer, a mandate that was revoked, and the events.
 */
final class Settlements {

  /** $1 to $18 are {@link #state}. */
  private static final String STATE =
      """
      gate AS (
        UPDATE payment SET status = $5, amount_authorized = $6, amount_captured = $7, amount_refunded = $8,
          amount_reserved = $9, amount_disputed = $10, amount_excess = $11, settlement = $12, settled_at = $13,
          busy_attempt_id = $14, failure_reason = $15, failure_code = $16, failure_advice = $17, updated_at = $18,
          version = version + 1, sequence = sequence + CASE WHEN $23::uuid IS NULL THEN $22 ELSE 0 END
      """;

  private static final String AS_READ =
      """
         WHERE organization_id = $1 AND id = $2 AND live = $3 AND version = $4
      """;

  private static final String GATE =
      """
        RETURNING id, mandate_id, method_id, method_references, sequence)
      """;

  /** $26 to $29 are {@link #refund}. */
  private static final String REFUNDED =
      """
      , refunded AS (
        UPDATE refund r SET status = $26, failure_reason = $27, failure_code = $28, failure_advice = $29,
          updated_at = $18, sequence = r.sequence + $22
          FROM gate WHERE r.organization_id = $1 AND r.id = $23
        RETURNING r.sequence)
      """;

  /**
   * Follows a {@code refunded}. $19 to $25 are {@link #events}; the first $22 of them are told to
   * others, with a number each.
   */
  private static final String TOLD =
      """
      , told AS (
        INSERT INTO event (organization_id, id, live, type, payment_id, attempt_id, refund_id, mandate_id, at, via,
          resource, sequence, data)
        SELECT $1, e.id, $3, e.type, $2, $19, $23, NULL::uuid, $18, $24,
          CASE WHEN e.number <= $22 THEN coalesce($23, $2) END,
          CASE WHEN e.number <= $22 THEN coalesce((SELECT sequence FROM refunded), gate.sequence) - $22 + e.number END,
          CASE WHEN e.number <= $22 THEN $25 END
          FROM gate, unnest($20::uuid[], $21::text[]) WITH ORDINALITY AS e (id, type, number)
      """;

  private static final String POSTED =
      """
        RETURNING organization_id, id, live, type, data)
      """
          + Outbox.POST;

  /** $30 to $56 are {@link #result}; $78 is {@link SqlRetries}'s. */
  private static final String TRIED =
      """
      , tried AS (
        UPDATE attempt a SET status = $30, processor_reference = coalesce($31, a.processor_reference),
          authorization_code = $32, avs = $33, cvc = $34, network_reference = $35, reason = $36,
          processor_code = $37, advice = $38, detail = $39, answered_at = $40, reported_at = $41, late = $42,
          settled_at = $43, reversed_at = $44, returned_at = $45, return_amount = $46, return_reason = $47,
          return_code = $48, return_advice = $49, next_action_type = $54, next_action_url = $55,
          next_action_expires_at = $56, network_wait = $78
          FROM gate WHERE a.organization_id = $1 AND a.id = $19),
      keyed AS (
        UPDATE idempotency_key k SET answer_status = $51, answer_body = $25
          FROM gate WHERE $51::integer IS NOT NULL AND k.organization_id = $1 AND k.live = $3
           AND k.digest = $50 AND k.attempt_id = $19 AND k.answer_status IS NULL)
      """;

  /** $30 to $40 are {@link #discovered}. */
  private static final String DISCOVERED =
      """
      , refunded AS (
        INSERT INTO refund (organization_id, id, payment_id, live, status, failure_reason, failure_code,
          failure_advice, amount, currency, created_at, updated_at, sequence)
        SELECT $1, $23, $2, $3, $26, $27, $28, $29, $30, $31, $18, $18, $22 FROM gate WHERE $23::uuid IS NOT NULL
        RETURNING sequence),
      tried AS (
        INSERT INTO attempt (organization_id, id, payment_id, refund_id, operation, account_id, processor,
          reference, status, amount, key_digest, processor_reference, created_at, answered_at, reported_at)
        SELECT $1, $19, $2, $23, $40, $32, $33, $34, $35, $30, $36, $37, $18, $38, $39 FROM gate)
      """;

  private static final String DONE = "SELECT true FROM gate";

  static final String SETTLE =
      Keeping.HELD
          + STATE
          + Keeping.STAGE
          + SqlRetries.PLAN
          + AS_READ
          + Keeping.AS_READ
          + GATE
          + REFUNDED
          + Mandating.REVOKED
          + Keeping.KEPT
          + TOLD
          + Mandating.ENDED
          + Keeping.TOLD
          + POSTED
          + TRIED
          + SqlValidations.RECORDED
          + SqlDoubts.QUEUED
          + SqlRetries.QUEUED
          + Watching.SETTLED
          + DONE;

  static final String DISCOVER =
      "WITH " + STATE + AS_READ + GATE + DISCOVERED + TOLD + POSTED + DONE;

  private Settlements() {}

  /** Whether the payment, and what it saves, was still as it was read. */
  static Mono<Boolean> record(Sql sql, Settling settling) {
    var args = Keeping.add(result(begun(settling), settling), settling);
    SqlDoubts.add(SqlValidations.add(args, settling), settling);
    Watching.add(SqlRetries.add(args, settling), settling);
    return sql.one(SETTLE, args, row -> true).defaultIfEmpty(false);
  }

  /** The same for what was not on record. */
  static Mono<Boolean> discover(Sql sql, Settling settling) {
    return sql.one(DISCOVER, discovered(begun(settling), settling), row -> true)
        .defaultIfEmpty(false);
  }

  private static Args begun(Settling settling) {
    return refund(events(state(settling.read(), settling.after()), settling), settling.refund());
  }

  private static Args state(Payment read, Payment after) {
    var state = after.state();
    var back = state.back();
    var args =
        Args.of(read.organization(), read.id(), read.live(), read.version())
            .maybe(state.status())
            .and(state.authorized(), state.captured(), back.refunded(), back.reserved())
            .and(back.disputed(), back.excess())
            .maybe(state.settlement())
            .maybe(state.settledAt(), Instant.class)
            .maybe(state.busy(), UUID.class);
    return failure(args, state.failure()).and(after.updatedAt());
  }

  private static Args events(Args args, Settling settling) {
    var refund = settling.attempt().refund();
    var events = settling.events();
    var via = events.isEmpty() ? null : events.getFirst().via();
    return Telling.of(refund == null ? "payment" : "refund", events, Event::id, Event::type)
        .addTo(args.and(settling.attempt().id()))
        .maybe(refund, UUID.class)
        .maybe(via, String.class)
        .and((Object) settling.data());
  }

  private static Args refund(Args args, @Nullable Refund refund) {
    return failure(
        args.maybe(refund == null ? null : refund.status()),
        refund == null ? null : refund.failure());
  }

  private static Args result(Args args, Settling settling) {
    var attempt = settling.attempt();
    var ending = settling.ending();
    var result = attempt.result();
    var evidence = result.evidence();
    args.maybe(result.status())
        .maybe(result.processorReference(), String.class)
        .maybe(evidence.authorizationCode(), String.class)
        .maybe(evidence.avs())
        .maybe(evidence.cvc())
        .maybe(evidence.networkTransactionId(), String.class);
    failure(args, result.failure())
        .maybe(result.detail(), String.class)
        .maybe(result.answeredAt(), Instant.class)
        .maybe(result.reportedAt(), Instant.class)
        .and(result.late());
    clearing(args, attempt.clearing())
        .and((Object) attempt.keyDigest())
        .maybe(settling.answerStatus(), Integer.class)
        .maybe(ending == null ? null : ending.id(), UUID.class)
        .maybe(ending == null ? null : ending.data(), byte[].class);
    return nextAction(args, result.nextAction());
  }

  private static Args nextAction(Args args, @Nullable NextAction action) {
    return args.maybe(action == null ? null : action.type(), String.class)
        .maybe(action == null ? null : action.url().toString(), String.class)
        .maybe(action == null ? null : action.expiresAt(), Instant.class);
  }

  private static Args clearing(Args args, Clearing clearing) {
    var returned = clearing.returned();
    args.maybe(clearing.settledAt(), Instant.class)
        .maybe(clearing.reversedAt(), Instant.class)
        .maybe(returned == null ? null : returned.at(), Instant.class)
        .maybe(returned == null ? null : returned.amount(), Long.class);
    return failure(args, returned == null ? null : returned.failure());
  }

  private static Args discovered(Args args, Settling settling) {
    var attempt = settling.attempt();
    var result = attempt.result();
    return args.and(attempt.amount(), settling.read().money().currency())
        .and(attempt.route().account(), attempt.route().processor(), attempt.reference())
        .maybe(result.status())
        .and((Object) attempt.keyDigest())
        .maybe(result.processorReference(), String.class)
        .maybe(result.answeredAt(), Instant.class)
        .maybe(result.reportedAt(), Instant.class)
        .maybe(attempt.operation());
  }

  /** A failure as three columns: reason, code, advice. */
  static Args failure(Args args, @Nullable Failure failure) {
    return failure == null
        ? args.maybe(null, String.class).maybe(null, String.class).maybe(null, String.class)
        : args.maybe(failure.reason())
            .maybe(failure.processorCode(), String.class)
            .maybe(failure.advice());
  }
}
