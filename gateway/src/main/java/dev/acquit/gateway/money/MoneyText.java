package dev.acquit.gateway.money;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** Amounts as people read them, with the currency's own decimals. */
public final class MoneyText {

  /** Keeps an amount and its currency on one line. */
  private static final char NO_BREAK = '\u00A0';

  private MoneyText() {}

  /** The amount in that locale's form, and the currency's code, since there are many dollars. */
  public static String of(Money money, Locale locale) {
    return figure(money, locale) + NO_BREAK + money.currency();
  }

  private static String figure(Money money, Locale locale) {
    return formatted(money, NumberFormat.getNumberInstance(locale));
  }

  /** The amount alone, with a point before its decimals, as machines read it. */
  public static String decimal(Money money) {
    return amount(money).toPlainString();
  }

  /** The amount alone, with nothing between its thousands. */
  public static String plain(Money money, Locale locale) {
    var format = NumberFormat.getNumberInstance(locale);
    format.setGroupingUsed(false);
    return formatted(money, format);
  }

  private static String formatted(Money money, NumberFormat format) {
    var amount = amount(money);
    format.setMinimumFractionDigits(amount.scale());
    format.setMaximumFractionDigits(amount.scale());
    return format.format(amount);
  }

  private static BigDecimal amount(Money money) {
    var digits = Currency.getInstance(money.currency()).getDefaultFractionDigits();
    return BigDecimal.valueOf(money.minor(), Math.max(0, digits));
  }
}
