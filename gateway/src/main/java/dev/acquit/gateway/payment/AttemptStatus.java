package dev.acquit.gateway.payment;

import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Rejection;

/** Where one operation at a processor stands. */
public enum AttemptStatus {
  SENT,
  APPROVED,
  DECLINED,
  PENDING,
  ACTION_REQUIRED,
  REJECTED,
  NOT_ATTEMPTED,
  UNKNOWN,
  NOT_FOUND;

  /**
   * What an outcome makes of an attempt. A duplicate is doubt: the processor has seen it, we do not
   * know what it did.
   */
  public static AttemptStatus of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Approved _ -> APPROVED;
      case Outcome.Declined _ -> DECLINED;
      case Outcome.Pending _ -> PENDING;
      case Outcome.ActionRequired _ -> ACTION_REQUIRED;
      case Outcome.Rejected(var rejection, _) ->
          rejection == Rejection.DUPLICATE ? UNKNOWN : REJECTED;
      case Outcome.NotAttempted _ -> NOT_ATTEMPTED;
      case Outcome.Unknown _ -> UNKNOWN;
    };
  }

  /** Whether the next fact may still change it. */
  public boolean isOpen() {
    return this == SENT || this == UNKNOWN || this == PENDING || this == ACTION_REQUIRED;
  }

  /** Whether what happened is known, if only that it is on its way. */
  public boolean isAnswered() {
    return this != SENT && this != UNKNOWN;
  }

  /** Whether the money was taken, or is on its way. */
  boolean isTakenOrComing() {
    return this == APPROVED || this == PENDING;
  }

  /** Whether nothing moved. */
  boolean isNegative() {
    return this == DECLINED || this == REJECTED || this == NOT_ATTEMPTED || this == NOT_FOUND;
  }
}
