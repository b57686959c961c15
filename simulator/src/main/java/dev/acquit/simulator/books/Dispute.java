package dev.acquit.simulator.books;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/**
 * A payer's dispute of a charge.
 *
 * @param reason the network's code
 * @param respondBy until when evidence is taken
 */
public record Dispute(
    String id, String charge, long amount, Stage stage, String reason, Instant respondBy) {

  public Dispute at(Stage next) {
    return new Dispute(id, charge, amount, next, reason, respondBy);
  }

  /** How far it has come. */
  public enum Stage {
    /** A question; no money has moved. */
    INQUIRY,
    /** The money was taken back. */
    OPEN,
    /** The merchant has the money again. */
    WON,
    /** The payer keeps the money. */
    LOST,
    /** A question that came to nothing. */
    CLOSED;

    public boolean mayBecome(Stage next) {
      return switch (this) {
        case INQUIRY -> Set.of(OPEN, CLOSED).contains(next);
        case OPEN -> Set.of(WON, LOST).contains(next);
        case WON, LOST, CLOSED -> false;
      };
    }

    /** Whether the payer has the money. */
    public boolean takes() {
      return this == OPEN || this == LOST;
    }

    public boolean isLast() {
      return this == WON || this == LOST || this == CLOSED;
    }

    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
