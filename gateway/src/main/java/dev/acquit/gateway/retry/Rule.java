package dev.acquit.gateway.retry;

import dev.acquit.processor.Rail;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How often, and after how long, charges are tried again that failed for one of these reasons.
 *
 * @param reasons in the API's words
 * @param after the pauses, each counted from the last failure
 * @param onPayday whether a step waits for a pay-day that is near
 */
public record Rule(Rail rail, List<String> reasons, List<Duration> after, boolean onPayday) {

  public Rule {
    reasons = List.copyOf(reasons);
    after = List.copyOf(after);
  }

  boolean isFor(Rail charged, String reason) {
    return rail == charged && reasons.contains(reason);
  }

  /** The pause once so many tries were made; empty when there was the last. */
  Optional<Duration> step(int made) {
    return made < after.size() ? Optional.of(after.get(made)) : Optional.empty();
  }
}
