package dev.acquit.gateway.money;

import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The currencies that somebody can pay in: legal tender somewhere today, with minor units (ISO
 * 4217).
 */
public final class Currencies {

  private static final Set<String> CODES =
      Arrays.stream(Locale.getISOCountries())
          .map(country -> Currency.getInstance(Locale.of("", country)))
          .filter(currency -> currency != null && currency.getDefaultFractionDigits() >= 0)
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private Currencies() {}

  /** Whether {@code code} is such a currency, in upper case. Metals and placeholders are not. */
  public static boolean known(String code) {
    return CODES.contains(code);
  }
}
