package dev.acquit.gateway.availability;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is seen of one kind of call to one account.
 *
 * @param since when the breaker became so; null for one that was never anything else
 * @param failureRate per cent of the last calls; null while there were too few to tell
 * @param slowRate likewise
 * @param inFlight calls that are out now
 * @param retryAt when the processor is asked next whether it answers; null unless open
 * @param gateways how many see it not closed
 */
public record Sighting(
    CallKind kind,
    Breaker breaker,
    @Nullable Instant since,
    @Nullable Integer failureRate,
    @Nullable Integer slowRate,
    int inFlight,
    @Nullable Instant retryAt,
    int gateways) {

  /** Of what was never called. */
  static Sighting nothing(CallKind kind) {
    return new Sighting(kind, Breaker.CLOSED, null, null, null, 0, null, 0);
  }

  /** What several gateways see together: the worst, and since when the first of them sees that. */
  static Sighting together(CallKind kind, List<Sighting> all) {
    return all.stream().reduce(nothing(kind), Sighting::with);
  }

  private Sighting with(Sighting other) {
    var same = breaker == other.breaker;
    var worse = breaker.compareTo(other.breaker) > 0 ? this : other;
    return new Sighting(
        kind,
        worse.breaker,
        same ? least(since, other.since) : worse.since,
        most(failureRate, other.failureRate),
        most(slowRate, other.slowRate),
        inFlight + other.inFlight,
        same ? least(retryAt, other.retryAt) : worse.retryAt,
        gateways + other.gateways);
  }

  private static <T extends Comparable<T>> @Nullable T least(@Nullable T one, @Nullable T other) {
    return one == null || (other != null && other.compareTo(one) < 0) ? other : one;
  }

  private static @Nullable Integer most(@Nullable Integer one, @Nullable Integer other) {
    return Comparator.nullsFirst(Comparator.<Integer>naturalOrder()).compare(one, other) > 0
        ? one
        : other;
  }
}
