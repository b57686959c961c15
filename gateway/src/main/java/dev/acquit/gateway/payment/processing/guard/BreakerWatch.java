package dev.acquit.gateway.payment.processing.guard;

import dev.acquit.gateway.availability.Availabilities;
import dev.acquit.gateway.availability.AvailabilitySettings;
import dev.acquit.gateway.availability.Breaker;
import dev.acquit.gateway.availability.CallKind;
import dev.acquit.gateway.availability.Sighting;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells other gateways what this one sees: what changed, and now and then what did not. */
@Component
class BreakerWatch {

  private static final Logger LOG = LoggerFactory.getLogger(BreakerWatch.class);
  private static final int AT_ONCE = 4;

  private final Guards guards;
  private final Availabilities availabilities;
  private final AvailabilitySettings settings;
  private final Clock clock;

  /** What was told, and not taken back. */
  private final Map<Key, Told> told = new ConcurrentHashMap<>();

  BreakerWatch(
      Guards guards, Availabilities availabilities, AvailabilitySettings settings, Clock clock) {
    this.guards = guards;
    this.availabilities = availabilities;
    this.settings = settings;
    this.clock = clock;
  }

  /** Tells what is to be told, and how much that was. */
  Mono<Long> tell() {
    return Mono.fromSupplier(this::notClosed)
        .flatMapMany(seen ->
            Flux.concat(
                Flux.fromIterable(seen.entrySet())
                    .filter(one -> isNews(one.getKey(), one.getValue()))
                    .flatMap(one -> told(one.getKey(), one.getValue()), AT_ONCE),
                Flux.fromIterable(told.keySet())
                    .filter(key -> !seen.containsKey(key))
                    .flatMap(this::closed, AT_ONCE)))
        .count();
  }

  private Map<Key, Sighting> notClosed() {
    return guards.all().stream()
        .filter(guard -> guard.state() != Breaker.CLOSED)
        .collect(Collectors.toMap(Key::of, Guard::seen));
  }

  private boolean isNews(Key key, Sighting seen) {
    var last = told.get(key);
    var now = clock.instant();
    return last == null
        || last.breaker != seen.breaker()
        || now.isBefore(last.at)
        || !now.isBefore(last.at.plus(settings.confirm()));
  }

  /** A breaker may have closed since it was looked at; the next look tells. */
  private Mono<Key> told(Key key, Sighting seen) {
    return seen.breaker() == Breaker.CLOSED || seen.since() == null
        ? Mono.empty()
        : reported(key, seen)
            .doOnNext(_ -> told.put(key, new Told(seen.breaker(), clock.instant())));
  }

  private Mono<Key> closed(Key key) {
    var seen = new Sighting(key.kind, Breaker.CLOSED, null, null, null, 0, null, 0);
    return reported(key, seen).doOnNext(told::remove);
  }

  /** What could not be told is told at the next look, and keeps nobody from the rest. */
  private Mono<Key> reported(Key key, Sighting seen) {
    return availabilities
        .report(key.organization, key.account, seen)
        .thenReturn(key)
        .onErrorResume(failure -> {
          LOG.warn("Not told yet of account {}: {}", key.account, failure.toString());
          return Mono.empty();
        });
  }

  private record Key(UUID organization, UUID account, CallKind kind) {

    static Key of(Guard guard) {
      return new Key(guard.of().organization(), guard.of().account(), guard.kind());
    }
  }

  private record Told(Breaker breaker, Instant at) {}
}
