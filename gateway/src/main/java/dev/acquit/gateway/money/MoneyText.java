package dev.acquit.gateway.money;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** Amounts as people read them, with the currency's own decimals. */
public final class MoneyText {

  private MoneyText() {}

  /** The amount in that locale's form, and the currency's code, since there are many dollars. */
  public static String of(Money money, Locale locale) {
    var format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(Currency.getInstance(money.currency()));
    return formatted(money, format) + " " + money.currency();
  }

  /** The amount alone. */
  public static String figure(Money money, Locale locale) {
    return formatted(money, NumberFormat.getNumberInstance(locale));
  }

  /** The amount alone, with nothing between its thousands. */
  public static String plain(Money money, Locale locale) {
    var format = NumberFormat.getNumberInstance(locale);
    format.setGroupingUsed(false);
    return formatted(money, format);
  }

  private static String formatted(Money money, NumberFormat format) {
    var digits = Math.max(0, Currency.getInstance(money.currency()).getDefaultFractionDigits());
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(BigDecimal.valueOf(money.minor(), digits));
  }
}
