package dev.acquit.gateway.payment;

import dev.acquit.gateway.mandate.Mandate;
import dev.acquit.gateway.mandate.Mandate.EndReason;
import dev.acquit.gateway.mandate.Mandates;
import dev.acquit.gateway.mandate.Telling;
import dev.acquit.gateway.mandate.Tellings;
import dev.acquit.processor.DeclineReason;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Returns that say that the account holder allows no debit any more. That one was reversed later
 * does not give the mandate back.
 */
@Component
class Revocations {

  private final Mandates mandates;
  private final Tellings tellings;

  Revocations(Mandates mandates, Tellings tellings) {
    this.mandates = mandates;
    this.tellings = tellings;
  }

  /** What is told of the mandate that {@code told} ends; empty where it ends none. */
  Mono<Optional<Telling>> of(Payment payment, Attempt told, Instant now) {
    var mandate = payment.terms().mandate();
    var returned = told.clearing().returned();
    if (mandate == null
        || returned == null
        || returned.failure().reason() != DeclineReason.AUTHORIZATION_REVOKED) {
      return Mono.just(Optional.empty());
    }
    var code = returned.failure().processorCode();
    return mandates
        .find(payment.organization(), payment.live(), mandate)
        .filter(found -> !found.isEnded())
        .map(found -> Optional.of(ended(found.ended(EndReason.RETURNED, code, now))))
        .defaultIfEmpty(Optional.empty());
  }

  private Telling ended(Mandate mandate) {
    return tellings.ended(mandate);
  }
}
