package dev.acquit.gateway.payment;

import dev.acquit.gateway.money.Names;

/** Where a payment stands. */
public enum PaymentStatus {
  /** On record; the processor is being asked. The API shows it as processing. */
  SUBMITTED,
  /** The processor was silent: money may have moved. */
  UNKNOWN,
  REQUIRES_ACTION,
  /** A bank debit on its way. */
  PROCESSING,
  AUTHORIZED,
  SUCCEEDED,
  FAILED,
  CANCELED,
  /** Paid once, and taken back by the bank. */
  RETURNED;

  /** The name in the API. */
  public String shown() {
    return Names.of(this == SUBMITTED ? PROCESSING : this);
  }

  /** Whether its charge failed, or went back; what may be under way is to undo an earlier one. */
  boolean mayBeRetried() {
    return this == FAILED || this == RETURNED;
  }

  /** Whether a capture or a void can be under way. */
  boolean mayBeBusy() {
    return this == PROCESSING || this == AUTHORIZED || this == SUCCEEDED;
  }
}
