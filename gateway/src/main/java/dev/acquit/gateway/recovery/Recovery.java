package dev.acquit.gateway.recovery;

import dev.acquit.gateway.payment.Doubts;
import dev.acquit.gateway.payment.Doubts.Doubt;
import dev.acquit.gateway.payment.Inquiries;
import dev.acquit.gateway.payment.Inquiries.Learnt;
import dev.acquit.gateway.work.Backoff;
import dev.acquit.gateway.work.Periodic;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks about doubts as they fall due. Any number of gateways may do so side by side. */
@Component
class Recovery {

  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
  private static final int BATCH = 50;
  private static final int AT_ONCE = 8;
  private static final int MOST_DOUBLINGS = 20;
  private static final int FEWEST_LOOKUPS = 20;

  private final Doubts doubts;
  private final Inquiries inquiries;
  private final RecoverySettings settings;
  private final Clock clock;

  Recovery(Doubts doubts, Inquiries inquiries, RecoverySettings settings, Clock clock) {
    this.doubts = doubts;
    this.inquiries = inquiries;
    this.settings = settings;
    this.clock = clock;
  }

  /** Asks about all that is due, and tells how much that was. */
  Mono<Long> run() {
    return Periodic.inBatches(batch(), BATCH);
  }

  /** Collected first: asking needs connections of its own. */
  private Mono<Long> batch() {
    return doubts
        .claim(BATCH, settings.first(), settings.lease())
        .collectList()
        .flatMapIterable(Function.identity())
        .flatMap(this::ask, AT_ONCE)
        .count();
  }

  /** One that cannot be asked about keeps nobody from the others. */
  private Mono<Doubt> ask(Doubt doubt) {
    return inquiries
        .ask(doubt)
        .flatMap(learnt -> schedule(doubt, learnt))
        .onErrorResume(failure -> Mono.fromRunnable(() -> report(doubt, failure)))
        .thenReturn(doubt);
  }

  private Mono<Void> schedule(Doubt doubt, Learnt learnt) {
    return switch (learnt) {
      case ENOUGH -> Mono.empty();
      case MISSING -> doubts.again(doubt, settings.first(), clock.instant());
      case WAITS -> doubts.again(doubt, pause(doubt), doubt.notFoundAt());
      case NOTHING -> doubts.again(doubt, isOver(doubt) ? null : pause(doubt), doubt.notFoundAt());
    };
  }

  /** Too old, and asked often enough: a processor that was away for long is asked all the same. */
  private boolean isOver(Doubt doubt) {
    var isOver = age(doubt).compareTo(settings.longest()) > 0 && doubt.lookups() >= FEWEST_LOOKUPS;
    if (isOver) {
      LOG.error("Nobody could tell in {} what became of {}", settings.longest(), doubt.attempt());
    }
    return isOver;
  }

  private Duration pause(Doubt doubt) {
    var isEager = age(doubt).compareTo(settings.eagerly()) <= 0;
    return Backoff.jittered(isEager ? doubled(doubt) : settings.rarely());
  }

  private Duration age(Doubt doubt) {
    return Duration.between(doubt.since(), clock.instant());
  }

  private Duration doubled(Doubt doubt) {
    var pause = settings.first().multipliedBy(1L << Math.min(doubt.lookups(), MOST_DOUBLINGS));
    return pause.compareTo(settings.pause()) > 0 ? settings.pause() : pause;
  }

  private static void report(Doubt doubt, Throwable failure) {
    LOG.warn("Attempt {} could not be asked about: {}", doubt.attempt(), failure.toString());
  }
}
