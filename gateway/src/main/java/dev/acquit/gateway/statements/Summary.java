package dev.acquit.gateway.statements;

import dev.acquit.gateway.tracing.About;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a statement is called in a trace: what it does to which tables, as OpenTelemetry summarizes
 * queries. Its text is not shown, and of its arguments nothing.
 */
final class Summary {

  private static final String TABLE = "(\\w+(?:\\.\\w+)?)";
  private static final Pattern WRITE =
      Pattern.compile(
          "\\b(INSERT) INTO "
              + TABLE
              + "|(?<!FOR |KEY |DO )\\b(UPDATE) (?!SET\\b)"
              + TABLE
              + "|\\b(DELETE) FROM "
              + TABLE,
          Pattern.CASE_INSENSITIVE);
  private static final Pattern READ = Pattern.compile("\\bFROM " + TABLE, Pattern.CASE_INSENSITIVE);
  private static final int MOST_NAMED = 8;
  private static final int MOST_REMEMBERED = 1000;

  private static final Map<String, About> KNOWN = new ConcurrentHashMap<>();

  private Summary() {}

  static About of(String sql) {
    var known = KNOWN.get(sql);
    if (known != null) {
      return known;
    }
    var about = About.call(name(sql), Map.of("db.system.name", "postgresql"));
    if (KNOWN.size() < MOST_REMEMBERED) {
      KNOWN.put(sql, about);
    }
    return about;
  }

  static String name(String sql) {
    var text = sql.replaceAll("\\s+", " ");
    var writes = new LinkedHashSet<String>();
    var found = WRITE.matcher(text);
    while (found.find()) {
      var verb = found.group(1) != null ? 1 : found.group(3) != null ? 3 : 5;
      writes.add(found.group(verb).toUpperCase(Locale.ROOT) + " " + found.group(verb + 1));
    }
    return writes.isEmpty()
        ? reading(text)
        : writes.stream().limit(MOST_NAMED).collect(Collectors.joining(" "));
  }

  private static String reading(String text) {
    var from = READ.matcher(text);
    return from.find() ? "SELECT " + from.group(1) : "SELECT";
  }
}
