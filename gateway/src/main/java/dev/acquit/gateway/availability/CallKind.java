package dev.acquit.gateway.availability;

/** What is guarded apart: a processor may well answer lookups while it takes no charges. */
public enum CallKind {
  /** Whatever opens a payment: charges, authorizations, verifications, and going on with them. */
  CHARGE,
  CAPTURE,
  VOID,
  REFUND,
  LOOKUP,
  TOKENIZE
}
