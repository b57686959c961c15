package dev.acquit.processor;

/** What an attempt does at the processor. */
public enum Operation {
  CHARGE,
  AUTHORIZE,
  CAPTURE,
  VOID,
  REFUND
}
