package dev.acquit.gateway.inbox;

import dev.acquit.gateway.payment.Reports.Applied;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Applies what was stored. Any number of gateways do it side by side; one that dies leaves what it
 * had taken to the others. Applying twice is the same as once, so a lease is enough.
 */
@Component
class InboxWork {

  static final int BATCH = 100;

  private static final Logger LOG = LoggerFactory.getLogger(InboxWork.class);
  private static final int AT_ONCE = 8;
  private static final int LONGEST_SHIFT = 16;

  private final Deliveries deliveries;
  private final FactRouter router;
  private final InboxSettings settings;
  private final Clock clock;

  InboxWork(Deliveries deliveries, FactRouter router, InboxSettings settings, Clock clock) {
    this.deliveries = deliveries;
    this.router = router;
    this.settings = settings;
    this.clock = clock;
  }

  /** Applies a batch of what is due; tells how many. Collected first: each needs a connection. */
  Mono<Long> batch() {
    return deliveries
        .claim(BATCH, settings.lease())
        .collectList()
        .flatMapIterable(Function.identity())
        .flatMap(this::apply, AT_ONCE)
        .count();
  }

  /** One that fails keeps nobody from the others: it is tried again. */
  private Mono<Delivery> apply(Delivery delivery) {
    return Mono.defer(() -> facts(delivery))
        .onErrorResume(failure -> failed(delivery, failure))
        .thenReturn(delivery);
  }

  private Mono<Void> facts(Delivery delivery) {
    return delivery.facts() == null
        ? postpone(delivery)
        : Flux.fromIterable(delivery.facts())
            .concatMap(fact -> router.apply(delivery, fact))
            .collectList()
            .flatMap(all -> all.contains(Applied.UNMATCHED) ? postpone(delivery) : done(delivery));
  }

  private Mono<Void> done(Delivery delivery) {
    return deliveries.applied(delivery);
  }

  private Mono<Void> failed(Delivery delivery, Throwable failure) {
    LOG.warn("Event {} could not be applied yet: {}", delivery.eventId(), failure.toString());
    return postpone(delivery).onErrorComplete();
  }

  /** Until its time is over; then it stays as it is, for somebody to look at. */
  private Mono<Void> postpone(Delivery delivery) {
    var end = delivery.receivedAt().plus(settings.matchWithin());
    if (clock.instant().isBefore(end)) {
      return deliveries.postpone(delivery, pause(delivery));
    }
    LOG.error(
        "Event {} for account {} fits nothing on record, and is not tried again",
        delivery.eventId(),
        delivery.route().account());
    return deliveries.unmatched(delivery);
  }

  /** One second, doubling. */
  private Duration pause(Delivery delivery) {
    var times = Math.clamp(delivery.tries() - 1, 0, LONGEST_SHIFT);
    var doubled = Duration.ofSeconds(1L << times);
    return doubled.compareTo(settings.longestPause()) > 0 ? settings.longestPause() : doubled;
  }
}
