package dev.acquit.gateway.payment;

import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.payment.Payments.Abandoned;
import dev.acquit.gateway.work.Periodic;
import dev.acquit.processor.Outcome;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Makes visible what a crash left: an attempt without a result, whose sender is gone, is unknown.
 * It is never sent again here; asking the processor about it is recovery's work.
 */
@Component
class AbandonedAttempts {

  private static final Logger LOG = LoggerFactory.getLogger(AbandonedAttempts.class);
  private static final int BATCH = 100;
  private static final int AT_ONCE = 4;
  private static final Outcome ABANDONED = new Outcome.Unknown("abandoned");

  private final Payments payments;
  private final Subjects subjects;
  private final Settler settler;
  private final PaymentSettings settings;

  AbandonedAttempts(
      Payments payments, Subjects subjects, Settler settler, PaymentSettings settings) {
    this.payments = payments;
    this.subjects = subjects;
    this.settler = settler;
    this.settings = settings;
  }

  /** Marks what is there, and tells how many that were. */
  Mono<Long> sweep() {
    return Periodic.inBatches(batch(), BATCH);
  }

  /** Collected first: marking needs connections of its own. */
  private Mono<Long> batch() {
    return payments
        .abandoned(settings.abandonedAfter(), BATCH)
        .collectList()
        .flatMapIterable(Function.identity())
        .flatMap(this::mark, AT_ONCE)
        .count();
  }

  /** One that cannot be marked keeps nobody from the others. */
  private Mono<Answer> mark(Abandoned gone) {
    return subjects
        .find(gone.organization(), gone.live(), gone.payment(), gone.refund())
        .flatMap(subject -> settler.answered(subject, gone.attempt(), ABANDONED))
        .onErrorResume(failure -> Mono.fromRunnable(() -> report(gone, failure)));
  }

  private static void report(Abandoned abandoned, Throwable failure) {
    LOG.warn("Attempt {} could not be marked: {}", abandoned.attempt(), failure.toString());
  }
}
