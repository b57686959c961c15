package dev.acquit.gateway.payment.processing.guard;

import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.NotAttempted;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why a call was not made.
 *
 * @param why a short stable word
 * @param retryAfter when it may be, where that is known
 */
public record Refusal(String why, @Nullable Duration retryAfter) {

  static final String BREAKER_OPEN = "breaker_open";
  static final String BULKHEAD_FULL = "bulkhead_full";
  static final String RATE_LIMITED = "rate_limited";

  /** What that means for a call that was never sent before. */
  public Outcome outcome() {
    return new NotAttempted(why, retryAfter);
  }

  static boolean isOne(Throwable failure) {
    return failure instanceof CallNotPermittedException
        || failure instanceof BulkheadFullException
        || failure instanceof RequestNotPermitted;
  }

  static Refusal of(Throwable failure) {
    return new Refusal(
        switch (failure) {
          case CallNotPermittedException _ -> BREAKER_OPEN;
          case BulkheadFullException _ -> BULKHEAD_FULL;
          default -> RATE_LIMITED;
        },
        null);
  }
}
