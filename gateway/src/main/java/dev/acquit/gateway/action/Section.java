package dev.acquit.gateway.action;

import dev.acquit.gateway.payment.ActionItem.For;
import dev.acquit.gateway.payment.Cause;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts of the action center, of what is unfinished. */
public enum Section {
  /** All that is in none of the next two. */
  FAILED_PAYMENTS,
  UNKNOWN_OUTCOMES,
  DISPUTES,
  /** Of any cause: what goes out by itself once a processor answers again. */
  WAITING_FOR_PROCESSOR;

  /** What they wait for; null is any. */
  public @Nullable For waits() {
    return this == WAITING_FOR_PROCESSOR ? For.BREAKER : null;
  }

  /** Those that belong to it; empty is any. */
  public List<Cause> causes() {
    return switch (this) {
      case FAILED_PAYMENTS ->
          Stream.of(Cause.values())
              .filter(cause -> cause != Cause.UNKNOWN && cause != Cause.DISPUTED)
              .toList();
      case UNKNOWN_OUTCOMES -> List.of(Cause.UNKNOWN);
      case DISPUTES -> List.of(Cause.DISPUTED);
      case WAITING_FOR_PROCESSOR -> List.of();
    };
  }
}
