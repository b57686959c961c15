package dev.acquit.gateway.payment;

import static dev.acquit.gateway.payment.AttemptStatus.ACTION_REQUIRED;
import static dev.acquit.gateway.payment.AttemptStatus.UNKNOWN;

/** Which fact about an attempt changes what was known. */
final class Facts {

  private Facts() {}

  /**
   * A repeat changes nothing, doubt displaces no answer, and what is on its way only becomes more
   * certain.
   */
  static boolean change(AttemptStatus known, AttemptStatus told) {
    return switch (known) {
      case SENT -> true;
      case UNKNOWN -> told != UNKNOWN;
      case ACTION_REQUIRED -> told != UNKNOWN && told != ACTION_REQUIRED;
      case PENDING -> told == AttemptStatus.APPROVED || told == AttemptStatus.DECLINED;
      case APPROVED, DECLINED, REJECTED, NOT_ATTEMPTED, NOT_FOUND -> false;
    };
  }
}
