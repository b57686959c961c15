package dev.acquit.gateway.payment;

import dev.acquit.processor.Capabilities;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Calls off charges that wait for their payers, so that one who comes too late does not pay. */
@Component
class Withdrawals {

  private final Processors processors;
  private final Settler settler;

  Withdrawals(Processors processors, Settler settler) {
    this.processors = processors;
    this.settler = settler;
  }

  /** The same, where it is not known yet what the account can. */
  Mono<Boolean> of(Subject subject, Attempt charge) {
    return processors
        .capabilities(subject.payment().organization(), charge.route())
        .flatMap(can -> of(subject, charge, can));
  }

  /**
   * Has the processor call it off, and settles it.
   *
   * @return false until the processor says that it heard: the payer may have paid
   */
  Mono<Boolean> of(Subject subject, Attempt charge, Capabilities can) {
    if (!can.can(Operation.VOID)) {
      return Mono.just(false);
    }
    var payment = subject.payment();
    var cancel = Calls.withdrawal(payment, charge);
    return processors
        .call(payment.organization(), charge.route(), Operation.VOID, cancel)
        .flatMap(outcome ->
            isHeard(outcome)
                ? settler.expired(subject, charge.id()).thenReturn(true)
                : Mono.just(false));
  }

  private static boolean isHeard(Outcome outcome) {
    return outcome instanceof Outcome.Approved || outcome instanceof Outcome.Pending;
  }
}
