package dev.acquit.simulator.card;

import dev.acquit.simulator.ledger.Operation;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A card as it came in a request. It lives as long as the request and prints nothing.
 *
 * @param number digits only
 */
public record Card(
    String number, YearMonth expires, @Nullable String cvc, @Nullable String postalCode) {

  /** What may be kept and shown. */
  public Operation.Method shown() {
    return Operation.Method.card(Brands.of(number), last4());
  }

  /** What the issuer thinks of it, today or later. */
  public Verdict verdict() {
    return TestCards.verdict(number);
  }

  private String last4() {
    return number.substring(number.length() - 4);
  }

  @Override
  public String toString() {
    return "Card[****]";
  }
}
