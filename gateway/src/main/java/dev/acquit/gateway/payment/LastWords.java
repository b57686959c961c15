package dev.acquit.gateway.payment;

import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Tells of doubts that nobody could end, however often the processor was asked: a webhook may still
 * end them, or a person, who can have it asked again.
 */
@Service
public class LastWords {

  private static final Logger LOG = LoggerFactory.getLogger(LastWords.class);

  private final Doubts doubts;
  private final Payments payments;
  private final Rendering rendering;
  private final Clock clock;

  LastWords(Doubts doubts, Payments payments, Rendering rendering, Clock clock) {
    this.doubts = doubts;
    this.payments = payments;
    this.rendering = rendering;
    this.clock = clock;
  }

  /** False if the payment has changed meanwhile: then nothing is told. */
  Mono<Boolean> tell(Subject subject, Attempt attempt) {
    LOG.error("Nobody could tell what became of {}", attempt.reference());
    var type = subject.refund() == null ? "payment." : "refund.";
    var event = Event.of(type + Event.UNRESOLVED, attempt, clock.instant(), null);
    return doubts.unresolved(
        new Doubts.Unresolved(subject.payment(), event, rendering.of(subject)));
  }

  /**
   * Has the processor asked soon about all that is in doubt of a payment, also where that was given
   * up; an error where there is no such payment.
   */
  public Mono<Payment> again(UUID organization, boolean live, UUID payment) {
    return payments
        .find(organization, live, payment)
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NOT_FOUND)))
        .flatMap(found -> doubts.again(found).thenReturn(found));
  }
}
