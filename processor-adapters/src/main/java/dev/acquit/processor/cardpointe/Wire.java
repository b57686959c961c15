package dev.acquit.processor.cardpointe;

import dev.acquit.processor.Amount;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values as CardPointe writes them: all are texts in US-ASCII. An amount with a point counts the
 * currency itself, one without counts its minor units.
 */
final class Wire {

  private static final int LONGEST = 14;

  /** What CardPointe calls a verification by. */
  private static final String NOTHING = "0";

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,6})?");

  /** Letters that do not come apart into a letter and an accent. */
  private static final Map<String, String> LETTERS =
      Map.ofEntries(
          Map.entry("ß", "ss"),
          Map.entry("æ", "ae"),
          Map.entry("Æ", "AE"),
          Map.entry("œ", "oe"),
          Map.entry("Œ", "OE"),
          Map.entry("ø", "o"),
          Map.entry("Ø", "O"),
          Map.entry("ł", "l"),
          Map.entry("Ł", "L"),
          Map.entry("đ", "d"),
          Map.entry("Đ", "D"),
          Map.entry("’", "'"),
          Map.entry("–", "-"));

  private Wire() {}

  /** Null where it is longer than CardPointe takes, or not to be charged at all. */
  static @Nullable String amount(Amount amount) {
    if (amount.minor() <= 0) {
      return amount.minor() == 0 ? NOTHING : null;
    }
    var written = BigDecimal.valueOf(amount.minor(), digits(amount.currency())).toPlainString();
    return written.length() > LONGEST ? null : written;
  }

  /** Null where it is none, or has parts smaller than the currency's. */
  static @Nullable Long minor(@Nullable String written, String currency) {
    if (written == null || !NUMBER.matcher(written.strip()).matches()) {
      return null;
    }
    var digits = written.contains(".") ? digits(currency) : 0;
    return shifted(new BigDecimal(written.strip()), digits);
  }

  /** The same in a report, which counts the currency itself, with a point or without. */
  static @Nullable Long reported(@Nullable String written, String currency) {
    return written == null || !NUMBER.matcher(written.strip()).matches()
        ? null
        : shifted(new BigDecimal(written.strip()), digits(currency));
  }

  private static @Nullable Long shifted(BigDecimal value, int digits) {
    try {
      return value.movePointRight(digits).longValueExact();
    } catch (ArithmeticException tooFine) {
      return null;
    }
  }

  private static int digits(String currency) {
    return Currency.getInstance(currency).getDefaultFractionDigits();
  }

  /** The text without its accents, cut to the limit; null where nothing is left of it. */
  static @Nullable String text(@Nullable String text, int limit) {
    if (text == null) {
      return null;
    }
    var plain = text;
    for (var letter : LETTERS.entrySet()) {
      plain = plain.replace(letter.getKey(), letter.getValue());
    }
    plain = Normalizer.normalize(plain, Form.NFKD).replaceAll("[^\\x20-\\x7E]", "").strip();
    var cut = plain.length() > limit ? plain.substring(0, limit).strip() : plain;
    return cut.isEmpty() ? null : cut;
  }

  /** A postal code, without its spaces and dashes; null where it is none that is taken. */
  static @Nullable String postal(@Nullable String code, @Nullable String country) {
    var plain = text(code, 20);
    if (plain == null) {
      return null;
    }
    var bare = plain.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    var pattern = country == null || country.equals("US") ? "[0-9]{5}|[0-9]{9}|.*[A-Z].*" : ".+";
    return bare.length() <= 9 && bare.matches(pattern) ? bare : null;
  }
}
