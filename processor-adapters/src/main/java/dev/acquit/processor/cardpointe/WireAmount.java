package dev.acquit.processor.cardpointe;

import dev.acquit.processor.Amount;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Money as CardPointe writes it: a text with a point counts the currency itself, one without counts
 * its minor units.
 */
final class WireAmount {

  private static final int LONGEST = 14;

  /** What CardPointe calls a verification by. */
  private static final String NOTHING = "0";

  private WireAmount() {}

  /** Null where it is longer than CardPointe takes, or not to be charged at all. */
  static @Nullable String write(Amount amount) {
    if (amount.minor() <= 0) {
      return amount.minor() == 0 ? NOTHING : null;
    }
    var written =
        BigDecimal.valueOf(amount.minor(), digits(amount.currency())).toPlainString();
    return written.length() > LONGEST ? null : written;
  }

  /** Null where it is none, or has parts smaller than the currency's. */
  static @Nullable Long read(@Nullable String written, String currency) {
    if (written == null || !written.strip().matches("-?[0-9]{1,15}(\\.[0-9]{1,6})?")) {
      return null;
    }
    var value = new BigDecimal(written.strip());
    try {
      return written.contains(".")
          ? value.movePointRight(digits(currency)).longValueExact()
          : value.longValueExact();
    } catch (ArithmeticException tooFine) {
      return null;
    }
  }

  private static int digits(String currency) {
    return Currency.getInstance(currency).getDefaultFractionDigits();
  }
}
