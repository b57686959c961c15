package dev.acquit.gateway.retry;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.acquit.gateway.payment.Failure;
import dev.acquit.gateway.payment.Retry;
import dev.acquit.processor.DeclineReason;
import java.util.Set;
import java.util.stream.Stream;

/** After what a schedule may have a charge tried again by itself. */
public final class ReasonsToRetry {

  private static final Set<String> ALL =
      Stream.of(DeclineReason.values())
          .filter(ReasonsToRetry::may)
          .map(DeclineReason::code)
          .collect(toUnmodifiableSet());

  private ReasonsToRetry() {}

  /** Those that a rule may name. */
  public static Set<String> all() {
    return ALL;
  }

  /** An issuer that wants to be called is not asked by a machine. */
  private static boolean may(DeclineReason reason) {
    return switch (Retry.of(new Failure(reason, null, reason.advice()))) {
      case LATER -> true;
      case ASK_FIRST -> reason != DeclineReason.CALL_ISSUER;
      case NEVER -> false;
    };
  }
}
