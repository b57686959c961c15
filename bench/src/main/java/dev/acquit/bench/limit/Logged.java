package dev.acquit.bench.limit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A prepared statement as the server logged its execution.
 *
 * @param parameters as text; null where they were
 * @param types of the parameters, as PostgreSQL numbers types
 */
record Logged(String sql, List<@Nullable String> parameters, List<Integer> types) {

  /** The values in {@code $1 = 'it''s', $2 = NULL}. */
  static List<@Nullable String> values(String detail) {
    var values = new ArrayList<@Nullable String>();
    var at = 0;
    while (at < detail.length()) {
      at = detail.indexOf(" = ", at) + 3;
      if (detail.startsWith("NULL", at)) {
        values.add(null);
        at += 4;
      } else {
        var end = closing(detail, at + 1);
        values.add(detail.substring(at + 1, end).replace("''", "'"));
        at = end + 1;
      }
      at += 2;
    }
    return values;
  }

  /** Where the quote ends that begins before {@code at}; doubled ones do not end it. */
  private static int closing(String text, int at) {
    var end = text.indexOf('\'', at);
    while (text.startsWith("''", end)) {
      end = text.indexOf('\'', end + 2);
    }
    return end;
  }
}
