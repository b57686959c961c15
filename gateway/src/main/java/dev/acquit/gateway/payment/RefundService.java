package dev.acquit.gateway.payment;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.money.Ids;
import dev.acquit.processor.Call;
import dev.acquit.processor.Capabilities;
import dev.acquit.processor.Operation;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Gives money back. A refund reserves its amount before any call; several may run side by side. */
@Service
public class RefundService {

  private final Payments payments;
  private final Refunds refunds;
  private final Processors processors;
  private final RefundableDebits debits;
  private final Sender sender;
  private final Once once;
  private final Clock clock;

  RefundService(
      Payments payments,
      Refunds refunds,
      Processors processors,
      RefundableDebits debits,
      Sender sender,
      Once once,
      Clock clock) {
    this.payments = payments;
    this.refunds = refunds;
    this.processors = processors;
    this.debits = debits;
    this.sender = sender;
    this.once = once;
    this.clock = clock;
  }

  /**
   * Refunds.
   *
   * @param amount null for all that is left
   */
  public Mono<Answer> refund(
      Caller caller,
      UUID payment,
      @Nullable Long amount,
      @Nullable String reason,
      IdempotencyKey key) {
    return once.run(
        caller, key, intend(new Wanted(caller, payment, amount, reason, key)), this::send);
  }

  private Mono<Intent> intend(Wanted wanted) {
    return payments
        .find(wanted.caller.organization(), wanted.caller.live(), wanted.payment)
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NOT_FOUND)))
        .flatMap(payment -> intend(wanted, payment));
  }

  private Mono<Intent> intend(Wanted wanted, Payment payment) {
    var amount = wanted.amount == null ? payment.refundable() : wanted.amount;
    Transitions.refuseUnrefundable(payment, amount, debits);
    var charge = payment.charge();
    return processors
        .capabilities(payment.organization(), charge.route())
        .map(can -> intent(wanted, payment, charge, amount, can))
        .flatMap(intent -> reserve(wanted, intent));
  }

  private Intent intent(
      Wanted wanted, Payment payment, Attempt charge, long amount, Capabilities can) {
    var able = can.on(charge.rail());
    if (!able.can(Operation.REFUND)
        || (amount < payment.state().captured() && !able.partialRefund())) {
      throw Problem.of(ProblemCode.NOT_SUPPORTED, "The processor of this payment cannot do that");
    }
    var now = clock.instant();
    var refund =
        new Refund(
            payment.organization(),
            Ids.next(),
            payment.id(),
            payment.live(),
            RefundStatus.SUBMITTED,
            payment.money().of(amount),
            wanted.reason,
            null,
            null,
            now,
            now);
    var attempt = Attempt.changing(charge, Operation.REFUND, amount, refund.id(), wanted.key, now);
    return new Intent(
        new Subject(payment.reserved(attempt), refund),
        attempt,
        Calls.change(payment, attempt, true));
  }

  private Mono<Intent> reserve(Wanted wanted, Intent intent) {
    var refund = intent.refund();
    var act =
        PaymentActs.refunded(wanted.caller, intent.subject.payment(), intent.attempt, refund.id());
    return refunds
        .reserve(refund, intent.attempt, wanted.key, Event.asked(intent.attempt), act)
        .flatMap(
            reserved -> reserved ? Mono.just(intent) : intend(wanted)); // it changed: look again
  }

  private Mono<Answer> send(Intent intent) {
    return sender.send(intent.subject, intent.attempt, Mono.just(intent.call));
  }

  private record Wanted(
      Caller caller,
      UUID payment,
      @Nullable Long amount,
      @Nullable String reason,
      IdempotencyKey key) {}

  /** A refund on record, not sent yet. */
  private record Intent(Subject subject, Attempt attempt, Call call) {

    Refund refund() {
      return Objects.requireNonNull(subject.refund());
    }
  }
}
