package dev.acquit.gateway.money;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** Amounts as people read them. */
public final class MoneyText {

  private MoneyText() {}

  /** The amount in that locale's form, and the currency's code, since there are many dollars. */
  public static String of(Money money, Locale locale) {
    var format = NumberFormat.getCurrencyInstance(locale);
    var currency = Currency.getInstance(money.currency());
    format.setCurrency(currency);
    var digits = Math.max(0, currency.getDefaultFractionDigits());
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(BigDecimal.valueOf(money.minor(), digits)) + " " + money.currency();
  }
}
