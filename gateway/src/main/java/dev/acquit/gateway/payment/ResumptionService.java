package dev.acquit.gateway.payment;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
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
  private final Sender sender;
  private final Rendering rendering;
  private final Clock clock;

  ResumptionService(Payments payments, Sender sender, Rendering rendering, Clock clock) {
    this.payments = payments;
    this.sender = sender;
    this.rendering = rendering;
    this.clock = clock;
  }

  /**
   * Tells the processor what the payer's browser brought back. A payment that asks nothing of the
   * payer any more is answered as it stands.
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
    return charge.status() == AttemptStatus.ACTION_REQUIRED && isInTime(charge)
        ? sender.send(
            Subject.of(payment), charge, Mono.just(Calls.resume(payment, charge, returned)))
        : Mono.empty();
  }
}
