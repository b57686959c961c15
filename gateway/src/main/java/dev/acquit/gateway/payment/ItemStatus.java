package dev.acquit.gateway.payment;

/** Where an item stands. */
public enum ItemStatus {
  /** Somebody has to do something. */
  OPEN,
  /** Something goes on by itself first. */
  WAITING,
  /** It is tried again. */
  IN_PROGRESS,
  /** A fact, or a person, has ended what it was open for. */
  RESOLVED,
  /** Nobody goes after it any more. */
  REJECTED
}
