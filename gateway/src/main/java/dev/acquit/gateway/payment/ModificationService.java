package dev.acquit.gateway.payment;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.processor.Capabilities;
import dev.acquit.processor.Operation;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Captures and voids. One of them at a time has a payment: a conditional write picks it before any
 * call.
 */
@Service
public class ModificationService {

  private final Payments payments;
  private final Processors processors;
  private final Sender sender;
  private final Once once;
  private final Clock clock;

  ModificationService(
      Payments payments, Processors processors, Sender sender, Once once, Clock clock) {
    this.payments = payments;
    this.processors = processors;
    this.sender = sender;
    this.once = once;
    this.clock = clock;
  }

  /**
   * Takes what is held.
   *
   * @param amount null for all of it
   */
  public Mono<Answer> capture(
      Caller caller, UUID payment, @Nullable Long amount, IdempotencyKey key) {
    return once.run(
        caller,
        key,
        intend(new Wanted(caller, payment, Operation.CAPTURE, amount, key)),
        this::send);
  }

  /** Releases what is held, or undoes a charge before it is batched. */
  public Mono<Answer> cancel(Caller caller, UUID payment, IdempotencyKey key) {
    return once.run(
        caller, key, intend(new Wanted(caller, payment, Operation.VOID, null, key)), this::send);
  }

  private Mono<Intent> intend(Wanted wanted) {
    return payments
        .find(wanted.caller.organization(), wanted.caller.live(), wanted.payment)
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NOT_FOUND)))
        .flatMap(payment -> intend(wanted, payment));
  }

  private Mono<Intent> intend(Wanted wanted, Payment payment) {
    var charge = payment.charge();
    return processors
        .capabilities(payment.organization(), charge.route())
        .map(can -> check(wanted, payment, charge, can))
        .flatMap(attempt -> claim(wanted, payment, attempt));
  }

  /** Says why not, or makes the attempt. */
  private Attempt check(Wanted wanted, Payment payment, Attempt charge, Capabilities can) {
    var state = payment.state();
    var held = state.captured() > 0 ? state.captured() : charge.amount();
    long amount = wanted.amount == null ? held : wanted.amount;
    if (wanted.operation == Operation.CAPTURE) {
      Transitions.refuseUncapturable(payment, amount);
    } else {
      Transitions.refuseUnvoidable(payment, can);
    }
    var able = can.on(charge.rail());
    if (!able.can(wanted.operation) || (amount < held && !able.partialCapture())) {
      throw Problem.of(ProblemCode.NOT_SUPPORTED, "The processor of this payment cannot do that");
    }
    return Attempt.changing(charge, wanted.operation, amount, null, wanted.key, clock.instant());
  }

  private Mono<Intent> claim(Wanted wanted, Payment payment, Attempt attempt) {
    var act =
        wanted.operation == Operation.CAPTURE
            ? PaymentActs.captured(wanted.caller, payment, attempt)
            : PaymentActs.voided(wanted.caller, payment, attempt);
    return payments
        .claim(payment, attempt, wanted.key, Event.asked(attempt), act)
        .flatMap(claimed ->
            claimed
                ? Mono.just(new Intent(payment.claimed(attempt), attempt))
                : intend(wanted)); // it changed: look again
  }

  private Mono<Answer> send(Intent intent) {
    var call = Calls.change(intent.payment, intent.attempt, true);
    return sender.send(Subject.of(intent.payment), intent.attempt, Mono.just(call));
  }

  private record Wanted(
      Caller caller,
      UUID payment,
      Operation operation,
      @Nullable Long amount,
      IdempotencyKey key) {}

  /** A modification on record, not sent yet. */
  private record Intent(Payment payment, Attempt attempt) {}
}
