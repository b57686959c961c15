package dev.acquit.planted.processor.acme;

import dev.acquit.planted.processor.Amount;
import dev.acquit.planted.processor.http.Deadlines;

/** Keeps every rule. */
record AcmeCharge(Amount amount, Deadlines deadlines) {

  int count(Part[] parts, byte[] body) {
    return parts.length + body.length;
  }

  /** Public inside, hidden outside. */
  public record Part() {}
}
