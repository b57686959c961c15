package dev.acquit.gateway.payment;

import dev.acquit.gateway.payment.Payments.Abandoned;
import dev.acquit.processor.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes visible what a crash left: an attempt without a result, whose sender is gone, is unknown.
 * It is never sent again here; asking the processor about it is recovery's work.
 */
@Component
class AbandonedAttempts implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(AbandonedAttempts.class);
  private static final int BATCH = 100;
  private static final int AT_ONCE = 4;

  private final Payments payments;
  private final Refunds refunds;
  private final Settler settler;
  private final PaymentSettings settings;
  private @Nullable Disposable sweeping;

  AbandonedAttempts(Payments payments, Refunds refunds, Settler settler, PaymentSettings settings) {
    this.payments = payments;
    this.refunds = refunds;
    this.settler = settler;
    this.settings = settings;
  }

  /** Marks what is there; empty when all is done. */
  Mono<Void> sweep() {
    return payments.abandoned(settings.abandonedAfter(), BATCH).flatMap(this::mark, AT_ONCE).then();
  }

  private Mono<Void> mark(Abandoned abandoned) {
    return payments
        .find(abandoned.organization(), abandoned.live(), abandoned.payment())
        .flatMap(payment -> mark(payment, abandoned))
        .onErrorResume(failure -> Mono.fromRunnable(() -> report(failure)));
  }

  private Mono<Void> mark(Payment payment, Abandoned abandoned) {
    var gone = new Outcome.Unknown("abandoned");
    if (abandoned.refund() == null) {
      return settler.settle(payment, abandoned.attempt(), gone).then();
    }
    var attempt = payment.attempt(abandoned.attempt()).orElseThrow();
    return refunds
        .find(payment.organization(), payment.live(), abandoned.refund())
        .flatMap(refund -> settler.settle(refund, attempt, gone))
        .then();
  }

  @Override
  public void start() {
    var every = settings.sweepEvery();
    sweeping =
        Flux.interval(Duration.ZERO, every)
            .onBackpressureDrop()
            .concatMap(
                tick -> sweep().onErrorResume(failure -> Mono.fromRunnable(() -> report(failure))),
                1)
            .subscribe(done -> {}, AbandonedAttempts::report);
  }

  @Override
  public void stop() {
    if (sweeping != null) {
      sweeping.dispose();
      sweeping = null;
    }
  }

  @Override
  public boolean isRunning() {
    return sweeping != null;
  }

  private static void report(Throwable failure) {
    LOG.warn("Could not mark abandoned attempts: {}", failure.toString());
  }
}
