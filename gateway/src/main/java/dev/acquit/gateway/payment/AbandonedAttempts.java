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

  private final Payments payments;
  private final Refunds refunds;
  private final Settler settler;
  private final PaymentSettings settings;

  AbandonedAttempts(Payments payments, Refunds refunds, Settler settler, PaymentSettings settings) {
    this.payments = payments;
    this.refunds = refunds;
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
  private Mono<Answer> mark(Abandoned abandoned) {
    return payments
        .find(abandoned.organization(), abandoned.live(), abandoned.payment())
        .flatMap(payment -> mark(payment, abandoned))
        .onErrorResume(failure -> Mono.fromRunnable(() -> report(abandoned, failure)));
  }

  private static void report(Abandoned abandoned, Throwable failure) {
    LOG.warn("Attempt {} could not be marked: {}", abandoned.attempt(), failure.toString());
  }

  private Mono<Answer> mark(Payment payment, Abandoned abandoned) {
    var gone = new Outcome.Unknown("abandoned");
    if (abandoned.refund() == null) {
      return settler.settle(payment, abandoned.attempt(), gone);
    }
    var attempt = payment.attempt(abandoned.attempt()).orElseThrow();
    return refunds
        .find(payment.organization(), payment.live(), abandoned.refund())
        .flatMap(refund -> settler.settle(refund, attempt, gone));
  }
}
