package dev.acquit.simulator.books;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.acquit.simulator.ledger.Operation;
import java.util.List;
import java.util.Locale;

/**
 * Money on its way to a merchant's bank.
 *
 * @param amount what its lines add up to, less their fees
 */
public record Payout(String id, long amount, String currency, List<Line> lines) {

  public static Payout of(String id, String currency, List<Line> lines) {
    var amount = lines.stream().mapToLong(Line::net).sum();
    return new Payout(id, amount, currency, List.copyOf(lines));
  }

  /**
   * One entry of it.
   *
   * @param reference the caller's of the operation that {@code id} names
   * @param amount what it adds, negative where it takes
   * @param fee what of it is kept
   */
  public record Line(
      Purpose type, String reference, String id, String charge, long amount, long fee) {

    static Line of(Purpose type, Operation operation, long amount, long fee) {
      return new Line(type, operation.reference(), operation.id(), operation.charge(), amount, fee);
    }

    long net() {
      return amount - fee;
    }
  }

  /** What a line is for. */
  public enum Purpose {
    CHARGE,
    REFUND,
    RETURN,
    DISPUTE;

    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
