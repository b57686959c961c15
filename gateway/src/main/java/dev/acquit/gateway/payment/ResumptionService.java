package dev.acquit.gateway.payment;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.mandate.Mandate;
import dev.acquit.gateway.mandate.Mandates;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Goes on with a payment once the payer is back from where the processor sent them. Whoever does
 * not ask for it learns the same from a webhook or a lookup.
 */
@Service
public class ResumptionService {

  private static final int OK = 200;

  private final Payments payments;
  private final Mandates mandates;
  private final Sender sender;
  private final Withdrawals withdrawals;
  private final Rendering rendering;
  private final Clock clock;

  ResumptionService(
      Payments payments,
      Mandates mandates,
      Sender sender,
      Withdrawals withdrawals,
      Rendering rendering,
      Clock clock) {
    this.payments = payments;
    this.mandates = mandates;
    this.sender = sender;
    this.withdrawals = withdrawals;
    this.rendering = rendering;
    this.clock = clock;
  }

  /**
   * Tells the processor what the payer's browser brought back. A payment that asks nothing of the
   * payer any more is answered as it stands; a debit whose mandate has ended is called off.
   *
   * @param returned by name
   */
  public Mono<Answer> resume(Caller caller, UUID payment, Map<String, String> returned) {
    return payments
        .find(caller.organization(), caller.live(), payment)
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NOT_FOUND)))
        .flatMap(found -> resume(found, returned))
        .then(Mono.defer(() -> payments.find(caller.organization(), caller.live(), payment)))
        .map(now -> Answer.fresh(OK, rendering.of(Subject.of(now))));
  }

  /** Afterwards it is being called off. */
  private boolean isInTime(Attempt charge) {
    var action = charge.result().nextAction();
    return action != null && clock.instant().isBefore(action.expiresAt());
  }

  private Mono<Answer> resume(Payment payment, Map<String, String> returned) {
    var charge = payment.charge();
    if (charge.status() != AttemptStatus.ACTION_REQUIRED || !isInTime(charge)) {
      return Mono.empty();
    }
    return isAllowed(payment)
        .flatMap(allowed -> allowed ? send(payment, charge, returned) : callOff(payment, charge));
  }

  private Mono<Answer> send(Payment payment, Attempt charge, Map<String, String> returned) {
    return sender.send(
        Subject.of(payment), charge, Mono.just(Calls.resume(payment, charge, returned)));
  }

  /** A debit that waits was not sent to the bank: its mandate may have ended meanwhile. */
  private Mono<Boolean> isAllowed(Payment payment) {
    return Mono.justOrEmpty(payment.terms().mandate())
        .flatMap(id -> mandates.find(payment.organization(), payment.live(), id))
        .map(Mandate::stillAllowsWhatBegan)
        .defaultIfEmpty(true);
  }

  /** Where the processor does not hear it now, the payment waits until its expiry calls it off. */
  private Mono<Answer> callOff(Payment payment, Attempt charge) {
    return withdrawals
        .of(Subject.of(payment), charge)
        .then(Mono.error(() -> Problem.of(ProblemCode.MANDATE_ENDED, "The debit is called off")));
  }
}
