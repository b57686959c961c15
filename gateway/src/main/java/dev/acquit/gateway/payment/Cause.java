package dev.acquit.gateway.payment;

/** Why a person has to look. */
public enum Cause {
  /** What a merchant charges by a plan was declined, or a capture. */
  DECLINED,
  /** The bank took back what had been paid, or refused what was on its way. */
  RETURNED,
  /** Nobody could tell what became of it, however often the processor was asked. */
  UNKNOWN,
  REFUND_FAILED,
  DISPUTED,
  /** The processor told what fits nothing on record. */
  MISMATCH,
  /** What succeeded too late could not be taken back. */
  LATE_SUCCESS,
  /** The payer has some of the money back more than once. */
  DOUBLE_CREDIT,
  /** What pays may not be charged any more. */
  METHOD_NEEDED;

  /** Whether money is where it should not be: that the payment succeeds does not mend it. */
  boolean isAstray() {
    return this == MISMATCH || this == LATE_SUCCESS || this == DOUBLE_CREDIT;
  }

  /** Of this and a later one, what the item is open for: money astray is not forgotten. */
  Cause then(Cause later) {
    return isAstray() && !later.isAstray() ? this : later;
  }
}
