package dev.acquit.processor;

/** What an attempt does at the processor. */
public enum Operation {
  CHARGE,
  AUTHORIZE,
  /** Asks whether a card is good, for no money. */
  VERIFY,
  CAPTURE,
  VOID,
  REFUND;

  /** Whether it begins a payment, rather than changes one. */
  public boolean opens() {
    return this == CHARGE || this == AUTHORIZE || this == VERIFY;
  }
}
