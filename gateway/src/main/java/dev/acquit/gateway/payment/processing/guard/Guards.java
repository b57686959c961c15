package dev.acquit.gateway.payment.processing.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.acquit.gateway.availability.Breaker;
import dev.acquit.gateway.availability.CallKind;
import dev.acquit.gateway.availability.Sighting;
import dev.acquit.gateway.availability.Vitals;
import dev.acquit.gateway.payment.ProcessorHealth;
import dev.acquit.processor.Operation;
import io.github.resilience4j.ratelimiter.RateLimiter;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * This gateway's guards: one for each kind of call to each account, since a sick one shall keep
 * nobody from the others.
 */
@Component
public class Guards implements Vitals, ProcessorHealth {

  private static final int MOST = 50_000;

  private final Cache<Key, Guard> guards;
  private final Cache<UUID, RateLimiter> limiters;
  private final GuardMetrics metrics;
  private final Clock clock;

  Guards(GuardMetrics metrics, Clock clock) {
    this.metrics = metrics;
    this.clock = clock;
    this.guards = Caffeine.newBuilder().maximumSize(MOST).build();
    this.limiters = Caffeine.newBuilder().maximumSize(MOST).build();
    metrics.count(this);
  }

  /** The guard of a kind of call. Where what holds for the account has changed, a new one. */
  public Guard of(Guarded guarded, CallKind kind) {
    var key = new Key(guarded.account(), kind);
    var known = guards.getIfPresent(key);
    return known != null && known.of().equals(guarded)
        ? known
        : guards
            .asMap()
            .compute(
                key,
                (_, old) -> old != null && old.of().equals(guarded) ? old : made(guarded, kind));
  }

  /** What kind of call an operation is made by. */
  public static CallKind kind(Operation operation) {
    return switch (operation) {
      case CHARGE, AUTHORIZE, VERIFY -> CallKind.CHARGE;
      case CAPTURE -> CallKind.CAPTURE;
      case VOID -> CallKind.VOID;
      case REFUND -> CallKind.REFUND;
    };
  }

  private Guard made(Guarded guarded, CallKind kind) {
    var shape = guarded.shape();
    return new Guard(
        guarded,
        kind,
        metrics.breaker(guarded.account(), kind, shape),
        metrics.bulkhead(guarded.account(), kind, shape),
        limiter(guarded),
        clock);
  }

  /** All kinds of calls share it: the processor counts them together. */
  private @Nullable RateLimiter limiter(Guarded guarded) {
    var shape = guarded.shape();
    if (shape.rate() == 0) {
      return null;
    }
    var limiter =
        limiters.get(
            guarded.account(), account -> RateLimiter.of(account.toString(), shape.limiter()));
    limiter.changeLimitForPeriod(shape.rate());
    return limiter;
  }

  Collection<Guard> all() {
    return guards.asMap().values();
  }

  @Override
  public List<Sighting> of(UUID account) {
    return Stream.of(CallKind.values())
        .map(kind -> guards.getIfPresent(new Key(account, kind)))
        .flatMap(guard -> Optional.ofNullable(guard).stream())
        .map(Guard::seen)
        .toList();
  }

  @Override
  public long count(Breaker breaker) {
    return all().stream().filter(guard -> guard.state() == breaker).count();
  }

  @Override
  public boolean isOpen(UUID account, Operation operation) {
    var guard = guards.getIfPresent(new Key(account, kind(operation)));
    return guard != null && guard.state() == Breaker.OPEN;
  }

  private record Key(UUID account, CallKind kind) {}
}
