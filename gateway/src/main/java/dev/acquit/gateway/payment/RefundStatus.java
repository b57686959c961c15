package dev.acquit.gateway.payment;

import dev.acquit.gateway.money.Names;

/** Where a refund stands. */
public enum RefundStatus {
  /** On record; the processor is being asked. The API shows it as pending. */
  SUBMITTED,
  SUCCEEDED,
  PENDING,
  FAILED,
  CANCELED,
  UNKNOWN;

  /** Where an attempt's result leaves the refund. */
  static RefundStatus after(AttemptStatus attempt) {
    return switch (attempt) {
      case SENT -> SUBMITTED;
      case APPROVED -> SUCCEEDED;
      case PENDING, ACTION_REQUIRED -> PENDING;
      case UNKNOWN -> UNKNOWN;
      case DECLINED, REJECTED, NOT_ATTEMPTED, NOT_FOUND -> FAILED;
    };
  }

  /** The name in the API. */
  public String shown() {
    return Names.of(this == SUBMITTED ? PENDING : this);
  }
}
