package dev.acquit.gateway.work;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The pauses between tries. */
@FunctionalInterface
public interface Backoff {

  /** The pause after so many tries; null when there was the last. */
  @Nullable Duration after(int tries);

  /** Each twice the one before, up to the longest, without an end. */
  static Backoff doubling(Duration first, Duration longest) {
    var doublings = Long.SIZE - Long.numberOfLeadingZeros(longest.toMillis() / first.toMillis());
    return tries -> {
      var pause = first.multipliedBy(1L << Math.clamp(tries - 1, 0, doublings));
      return pause.compareTo(longest) > 0 ? longest : pause;
    };
  }

  /** These, one after the other; then none. */
  static Backoff steps(List<Duration> pauses) {
    return tries -> tries <= pauses.size() ? pauses.get(tries - 1) : null;
  }

  /** The same, with an end: none after so many tries. */
  default Backoff upTo(int most) {
    return tries -> tries < most ? after(tries) : null;
  }

  /** A tenth more or less, so that what began together does not stay together. */
  static Duration jittered(Duration pause) {
    var tenth = pause.toMillis() / 10 + 1;
    return pause.plusMillis(ThreadLocalRandom.current().nextLong(-tenth, tenth));
  }
}
