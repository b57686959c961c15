package dev.acquit.processor.adyen;

import dev.acquit.processor.Amount;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Money as Adyen counts it: in minor units, but for four currencies with other digits than ISO
 * 4217's, by its table of currency codes.
 */
record WireAmount(@Nullable String currency, @Nullable Long value) {

  /** How many digits more Adyen writes. */
  private static final Map<String, Integer> MORE_DIGITS =
      Map.of("CLP", 2, "ISK", 2, "CVE", -2, "IDR", -2);

  /** Null where Adyen cannot write it: it has no parts that small. */
  static @Nullable WireAmount of(Amount amount) {
    var value = shifted(amount.minor(), MORE_DIGITS.getOrDefault(amount.currency(), 0));
    return value == null ? null : new WireAmount(amount.currency(), value);
  }

  /** Null where it says too little, or a part of a minor unit. */
  @Nullable Amount read() {
    if (currency == null || value == null) {
      return null;
    }
    var minor = shifted(value, -MORE_DIGITS.getOrDefault(currency, 0));
    return minor == null ? null : new Amount(minor, currency);
  }

  private static @Nullable Long shifted(long value, int digits) {
    try {
      return BigDecimal.valueOf(value).scaleByPowerOfTen(digits).longValueExact();
    } catch (ArithmeticException notWhole) {
      return null;
    }
  }
}
