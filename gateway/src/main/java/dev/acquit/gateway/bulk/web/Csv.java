package dev.acquit.gateway.bulk.web;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lines of a file with separated values (RFC 4180), which no spreadsheet takes for formulas. */
final class Csv {

  /** OWASP, CSV injection: with these a spreadsheet begins to reckon. */
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r\\n].*", Pattern.DOTALL);

  private static final Pattern TO_QUOTE = Pattern.compile("[\",\\r\\n]");

  private Csv() {}

  /** One line with its end; null is an empty cell. */
  static String line(@Nullable Object... cells) {
    return Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    var text = value.toString();
    var harmless = FORMULA.matcher(text).matches() ? "'" + text : text;
    return TO_QUOTE.matcher(harmless).find()
        ? "\"" + harmless.replace("\"", "\"\"") + "\""
        : harmless;
  }
}
