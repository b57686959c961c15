package dev.acquit.gateway.webhook;

import dev.acquit.gateway.work.Backoff;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a delivery is tried again; the queue makes each pause a tenth longer or shorter.
 *
 * @param pauses between its tries
 */
record Schedule(List<Duration> pauses) {

  private static final Duration MOST_ASKED_FOR = Duration.ofDays(1);

  /**
   * The pause after that many tries; empty after the last.
   *
   * @param asked what the receiver asks for: not less than that, up to a day
   */
  Optional<Duration> after(int tries, @Nullable Duration asked) {
    return Optional.ofNullable(Backoff.steps(pauses).after(tries))
        .map(pause -> asked == null ? pause : longer(pause, heeded(asked)));
  }

  /** Also if the queue makes it shorter. */
  private static Duration heeded(Duration asked) {
    return shorter(asked, MOST_ASKED_FOR).multipliedBy(9).dividedBy(8);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
