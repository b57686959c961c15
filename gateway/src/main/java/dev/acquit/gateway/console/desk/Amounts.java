package dev.acquit.gateway.console.desk;

import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Amounts as people write them, {@code 1250.50} or {@code 1 250,50}: a comma or a point stands
 * before the currency's decimals alone, and a space before three digits, so that nobody takes a
 * thousand for one.
 */
public final class Amounts {

  private static final int LONGEST = 20;
  private static final String SPACE = "[ \\u00a0\\u202f]";
  private static final String WHOLE = "(?:[0-9]{1,13}|[0-9]{1,3}(?:" + SPACE + "[0-9]{3}){1,4})";

  private Amounts() {}

  /**
   * What a form says, in minor units; null where nothing was filled in. What is wrong with it is
   * told to the fields.
   */
  public static @Nullable Long read(Fields fields, String name, String currency) {
    return read(fields, name, currency, 1, Money.MAX);
  }

  /** The same, between other bounds. */
  public static @Nullable Long read(
      Fields fields, String name, String currency, long least, long most) {
    var text = fields.optionalText(name, LONGEST);
    if (text == null || text.isBlank()) {
      return null;
    }
    var minor = minor(text.strip(), currency);
    if (minor < least || minor > most) {
      fields.reject(name, "invalid_format", "An amount, such as 12.50");
      return least;
    }
    return minor;
  }

  /**
   * What the form showed as all of it, in minor units: who fills in nothing agrees to that, and not
   * to what may have become more since.
   */
  public static @Nullable Long shown(Fields fields, String name) {
    var text = fields.optionalText(name, LONGEST);
    if (text == null || text.matches("[0-9]{1,15}")) {
      return text == null ? null : Long.valueOf(text);
    }
    fields.reject(name, "invalid_format", "As the form has it");
    return null;
  }

  /** Less than nothing where it is no amount. */
  private static long minor(String text, String currency) {
    var digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    var decimals = digits == 0 ? "" : "(?:[.,][0-9]{1," + digits + "})?";
    return text.matches(WHOLE + decimals)
        ? new BigDecimal(text.replaceAll(SPACE, "").replace(',', '.'))
            .movePointRight(digits)
            .longValueExact()
        : -1;
  }
}
