package dev.acquit.gateway.payment;

import dev.acquit.gateway.availability.Breaker;
import dev.acquit.gateway.availability.Sighting;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A processor that does not answer now, as any gateway sees it: nothing is sent to it.
 *
 * @param until when it is asked again whether it does; null where nobody knows
 */
public record Silence(@Nullable Instant until) {

  /** What it is that is waited for, as the API says it. */
  public static final String OF = "processor";

  static @Nullable Silence of(Sighting seen) {
    return seen.breaker() == Breaker.OPEN ? new Silence(seen.retryAt()) : null;
  }
}
