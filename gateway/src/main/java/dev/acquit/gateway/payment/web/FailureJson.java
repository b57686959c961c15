package dev.acquit.gateway.payment.web;

import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.Failure;
import dev.acquit.gateway.payment.Retry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why it failed, in words that a shop can show. */
record FailureJson(
    String reason,
    String category,
    @Nullable String processorCode,
    Message message,
    String advice,
    String retry,
    @Nullable Instant retryAfter) {

  /**
   * The failure.
   *
   * @param retryAfter when it is tried again by itself
   */
  static @Nullable FailureJson of(
      @Nullable Failure failure, @Nullable Instant retryAfter, Reasons reasons) {
    return failure == null
        ? null
        : new FailureJson(
            failure.reason().code(),
            Names.of(failure.reason().category()),
            failure.processorCode(),
            reasons.message(failure.reason()),
            Names.of(failure.advice()),
            Names.of(Retry.of(failure)),
            retryAfter);
  }

  /** The same sentence twice. */
  record Message(String en, String fr) {}
}
