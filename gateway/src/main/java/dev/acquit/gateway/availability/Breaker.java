package dev.acquit.gateway.availability;

/** What a circuit breaker lets through, the worst last. */
public enum Breaker {
  /** Everything. */
  CLOSED,
  /** A few calls, to see what becomes of them. */
  HALF_OPEN,
  /** Nothing. */
  OPEN
}
