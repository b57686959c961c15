package dev.acquit.processor.stripe;

import dev.acquit.processor.Amount;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Amounts as Stripe writes them: in minor units like ours, save for the currencies that its page on
 * currencies names. The króna and the Ugandan shilling are written in hundredths that they do not
 * have, the ariary in whole ones, and a thousandth of a dinar or rial has to be a whole hundredth.
 */
final class StripeMoney {

  private static final int HUNDRED = 100;
  private static final int TEN = 10;
  private static final Set<String> HUNDREDFOLD = Set.of("ISK", "UGX");
  private static final Set<String> WHOLE = Set.of("MGA");
  private static final Set<String> IN_TENS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

  private StripeMoney() {}

  /** Whether Stripe can be told this amount as it is. */
  static boolean canWrite(Amount amount) {
    var minor = amount.minor();
    if (WHOLE.contains(amount.currency())) {
      return minor % HUNDRED == 0;
    }
    return !IN_TENS.contains(amount.currency()) || minor % TEN == 0;
  }

  /** In Stripe's units. */
  static String write(Amount amount) {
    var minor = amount.minor();
    if (HUNDREDFOLD.contains(amount.currency())) {
      return Long.toString(Math.multiplyExact(minor, HUNDRED));
    }
    return Long.toString(WHOLE.contains(amount.currency()) ? minor / HUNDRED : minor);
  }

  /** A currency as Stripe writes it. */
  static String write(String currency) {
    return currency.toLowerCase(Locale.ROOT);
  }

  /** In our units; null where it was not told, or has no place in them. */
  static @Nullable Amount read(@Nullable Long units, @Nullable String currency) {
    if (units == null || currency == null) {
      return null;
    }
    var code = currency.toUpperCase(Locale.ROOT);
    if (HUNDREDFOLD.contains(code)) {
      return units % HUNDRED == 0 ? new Amount(units / HUNDRED, code) : null;
    }
    return new Amount(WHOLE.contains(code) ? Math.multiplyExact(units, HUNDRED) : units, code);
  }
}
