package dev.acquit.gateway.payment;

import dev.acquit.gateway.money.IdKind;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells of doubts that nobody could end, however often the processor was asked: a webhook may still
 * end them, or a person, who can have the dead job revived.
 */
@Component
class LastWords {

  private static final Logger LOG = LoggerFactory.getLogger(LastWords.class);

  private final Doubts doubts;
  private final Attention attention;
  private final Rendering rendering;
  private final Clock clock;

  LastWords(Doubts doubts, Attention attention, Rendering rendering, Clock clock) {
    this.doubts = doubts;
    this.attention = attention;
    this.rendering = rendering;
    this.clock = clock;
  }

  /** False if the payment has changed meanwhile: then nothing is told. */
  Mono<Boolean> tell(Subject subject, Attempt attempt) {
    var payment = subject.payment();
    LOG.error(
        "Nobody could tell what became of {} at {}, of {} of {}",
        attempt.reference(),
        IdKind.PROCESSOR_ACCOUNT.format(attempt.route().account()),
        IdKind.PAYMENT.format(payment.id()),
        IdKind.ORGANIZATION.format(payment.organization()));
    var type = subject.refund() == null ? "payment." : "refund.";
    var event = Event.of(type + Event.UNRESOLVED, attempt, clock.instant(), null);
    return attention
        .unresolved(subject, event.at())
        .map(items -> new Doubts.Unresolved(payment, event, rendering.of(subject), items))
        .flatMap(doubts::unresolved);
  }
}
