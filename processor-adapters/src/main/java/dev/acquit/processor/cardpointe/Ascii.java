package dev.acquit.processor.cardpointe;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Texts as CardPointe takes them: US-ASCII, no longer than the field. */
final class Ascii {

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

  private Ascii() {}

  /** The text without its accents, cut to the limit; null where nothing is left of it. */
  static @Nullable String of(@Nullable String text, int limit) {
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
    var plain = of(code, 20);
    if (plain == null) {
      return null;
    }
    var bare = plain.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    var pattern =
        country == null || country.equals("US") ? "[0-9]{5}|[0-9]{9}|.*[A-Z].*" : ".+";
    return bare.length() <= 9 && bare.matches(pattern) ? bare : null;
  }
}
