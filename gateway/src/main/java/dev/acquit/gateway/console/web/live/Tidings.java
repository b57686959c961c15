package dev.acquit.gateway.console.web.live;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.action.ActionItems;
import dev.acquit.gateway.action.ActionItems.Changed;
import dev.acquit.gateway.event.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What has changed of late, whichever gateway changed it. All open pages of an organization and
 * mode look together: when the bell of events rings, at most once a second, and now and then where
 * it was missed. While no page is open, nobody looks.
 */
@Component
class Tidings {

  /** How long a change is told: those that were recorded late are there by then. */
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(Tidings.class);

  /**
   * Nobody reads more than so many: who has not read those before is told that they missed some.
   */
  private static final int MOST = 100;

  private static final Duration TOGETHER = Duration.ofSeconds(1);
  private static final Duration EVERY = Duration.ofSeconds(10);

  private final ActionItems items;
  private final Outbox outbox;
  private final Clock clock;
  private final Map<Place, Flux<Look>> looks = new ConcurrentHashMap<>();

  Tidings(ActionItems items, Outbox outbox, Clock clock) {
    this.items = items;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** One look after the other, the last one first. Who reads slowly sees some of them. */
  Flux<Look> of(Caller caller) {
    return Flux.defer(() ->
            looks.computeIfAbsent(
                new Place(caller.organization(), caller.live()), place -> shared(place, caller)))
        .onBackpressureLatest();
  }

  private Flux<Look> shared(Place place, Caller scope) {
    var missed = Flux.interval(Duration.ZERO, EVERY).map(_ -> Outbox.QUEUE);
    return Flux.merge(missed, outbox.rings().sample(TOGETHER))
        .onBackpressureLatest()
        .concatMap(_ -> look(scope), 0)
        .doFinally(_ -> looks.remove(place))
        .replay(1)
        .refCount();
  }

  private Mono<Look> look(Caller scope) {
    var now = clock.instant();
    var since = now.minus(WINDOW);
    return items
        .changed(scope, since, MOST + 1)
        .collectList()
        .map(changes ->
            new Look(now, changes.size() > MOST ? changes.getLast().at() : since, changes))
        .onErrorResume(failure -> Mono.fromRunnable(() -> report(failure)));
  }

  private static void report(Throwable failure) {
    LOG.debug("Open pages are told nothing for a moment: {}", failure.toString());
  }

  /**
   * What there is to see.
   *
   * @param since what changed after that is all there; before, there may be more
   * @param changes newest first
   */
  record Look(Instant at, Instant since, List<Changed> changes) {

    Look {
      changes = List.copyOf(changes);
    }
  }

  /** Of which items. */
  private record Place(UUID organization, boolean live) {}
}
