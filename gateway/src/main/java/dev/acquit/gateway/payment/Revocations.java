package dev.acquit.gateway.payment;

import dev.acquit.gateway.mandate.Mandate;
import dev.acquit.gateway.mandate.Mandate.EndReason;
import dev.acquit.gateway.mandate.MandateEvent;
import dev.acquit.gateway.mandate.MandateEvents;
import dev.acquit.gateway.mandate.Mandates;
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
  private final MandateEvents tellings;

  Revocations(Mandates mandates, MandateEvents tellings) {
    this.mandates = mandates;
    this.tellings = tellings;
  }

  /** What is told of the mandate that {@code told} ends; empty where it ends none. */
  Mono<Optional<MandateEvent>> of(Payment payment, Attempt told, Instant now) {
    var mandate = told.mandate();
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

  private MandateEvent ended(Mandate mandate) {
    return tellings.ended(mandate);
  }
}
