package dev.acquit.gateway.payment.sql;

import dev.acquit.gateway.event.Telling;
import dev.acquit.gateway.payment.Clearing;
import dev.acquit.gateway.payment.Event;
import dev.acquit.gateway.payment.Failure;
import dev.acquit.gateway.payment.ItemRow;
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

  private Settlements() {}

  /** Whether the payment, and what it saves, was still as it was read. */
  static Mono<Boolean> record(Sql sql, Settling settling) {
    var args = args(settling);
    var statement = SettlingText.of(SettlingText.Part.of(args));
    return sql.one(statement.text(), statement.args(args), row -> true).defaultIfEmpty(false);
  }

  /** Those of all parts. */
  static Args args(Settling settling) {
    var args = Keeping.add(result(begun(settling), settling), settling);
    SqlDoubts.add(SqlValidations.add(args, settling), settling);
    return Watching.add(SqlRetries.add(args, settling), settling)
        .maybeJson(settling.items().isEmpty() ? null : ItemRow.of(settling.items()));
  }

  /** The same for what was not on record. */
  static Mono<Boolean> discover(Sql sql, Settling settling) {
    return sql.one(SettlingText.DISCOVER, discovered(begun(settling), settling), row -> true)
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
        .maybe(attempt.operation())
        .maybe(attempt.rail())
        .maybe(attempt.mandate(), UUID.class)
        .json(ItemRow.of(settling.items()));
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
