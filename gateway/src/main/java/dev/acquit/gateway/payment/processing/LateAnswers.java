package dev.acquit.gateway.payment.processing;

import dev.acquit.gateway.payment.Reports;
import dev.acquit.processor.Notice.About;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Applies answers that nobody waits for any more, like reports. What decides nothing is left. */
@Component
class LateAnswers {

  private static final Logger LOG = LoggerFactory.getLogger(LateAnswers.class);

  private final Reports reports;
  private final Clock clock;

  LateAnswers(Reports reports, Clock clock) {
    this.reports = reports;
    this.clock = clock;
  }

  /** Never fails: what could not be applied is found by a lookup. */
  Mono<Void> apply(Late late, Outcome outcome) {
    if (!isDecided(outcome)) {
      return Mono.empty();
    }
    var about = new About(late.reference, outcome.processorReference(), null);
    var fact = new Fact.Answered(about, late.operation, outcome, clock.instant());
    return reports
        .answered(late.organization, late.account, fact)
        .doOnNext(applied -> LOG.warn("A late answer to {}: {}", late.reference, applied))
        .onErrorResume(failure -> {
          LOG.error("A late answer to {} is left to a lookup", late.reference, failure);
          return Mono.empty();
        })
        .then();
  }

  private static boolean isDecided(Outcome outcome) {
    return outcome instanceof Outcome.Approved
        || outcome instanceof Outcome.Declined
        || outcome instanceof Outcome.Pending;
  }

  /** What a late answer is about. */
  record Late(UUID organization, UUID account, Operation operation, String reference) {}
}
