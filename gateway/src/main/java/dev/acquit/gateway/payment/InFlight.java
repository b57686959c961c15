package dev.acquit.gateway.payment;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * Money work in flight: it ends although its caller hangs up, and a stopping gateway waits for it.
 */
@Component
class InFlight implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(InFlight.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private final AtomicInteger count = new AtomicInteger();
  private final PaymentSettings settings;
  private volatile boolean running;

  InFlight(PaymentSettings settings) {
    this.settings = settings;
  }

  /**
   * The same work, which a cancel does not reach: it runs to its end, and who still waits gets the
   * result.
   */
  <T> Mono<T> toTheEnd(Mono<T> work) {
    return Mono.deferContextual(
        context -> Mono.fromFuture(() -> counted(work).contextWrite(context).toFuture(), true));
  }

  /** How many are in flight now. */
  int count() {
    return count.get();
  }

  /** The same work, counted once however much it begins, and until all of that has ended. */
  <T> Mono<T> counted(Mono<T> work) {
    return Mono.deferContextual(context -> {
      var whole = context.<Whole>getOrEmpty(Whole.class);
      var mine = whole.filter(Whole::join).orElseGet(() -> new Whole(count));
      return work.doFinally(_ -> mine.leave()).contextWrite(Context.of(Whole.class, mine));
    });
  }

  /** One in flight: it ends with the last of its parts. */
  private static final class Whole {

    private final AtomicInteger count;
    private final AtomicInteger parts = new AtomicInteger(1);

    Whole(AtomicInteger count) {
      this.count = count;
      count.incrementAndGet();
    }

    /** False if it has ended already. */
    boolean join() {
      return parts.updateAndGet(now -> now == 0 ? 0 : now + 1) > 0;
    }

    void leave() {
      if (parts.decrementAndGet() == 0) {
        count.decrementAndGet();
      }
    }
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  /**
   * Waits, without a thread, until all is done or the time is up; the database and the processors
   * outlive it.
   */
  @Override
  public void stop(Runnable stopped) {
    stop();
    Flux.interval(Duration.ZERO, LOOK_EVERY)
        .map(look -> count())
        .takeUntil(left -> left == 0)
        .takeUntilOther(Mono.delay(settings.drain()))
        .last(0)
        .subscribe(left -> report(left, stopped));
  }

  private static void report(int left, Runnable stopped) {
    if (left > 0) {
      LOG.warn(
          "Stopped with {} operations in flight; they are on record, and will be called unknown",
          left);
    }
    stopped.run();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** After the web server has stopped taking requests, before anything that the work needs. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 4096;
  }
}
