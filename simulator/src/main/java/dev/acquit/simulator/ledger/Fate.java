package dev.acquit.simulator.ledger;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What will become of a charge later, whatever is said now: the story that a test number tells.
 *
 * @param code why, in the code of its network; null where none is given
 */
public record Fate(Kind kind, @Nullable String code) {

  /** Whether this is what will become of it; nothing special where there is no fate. */
  public static boolean is(@Nullable Fate fate, Kind kind) {
    return fate != null && fate.kind() == kind;
  }

  /** The stories. */
  public enum Kind {
    /** The bank returns the debit instead of settling it. */
    RETURNED_BEFORE,
    /** The bank returns the debit after it has settled. */
    RETURNED_AFTER,
    /** The payer disputes the charge after it has settled. */
    DISPUTED,
    /** Refunds succeed, and fail later. */
    REFUNDS_FAIL,
    /** Refunds take a business day. */
    REFUNDS_WAIT;

    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
