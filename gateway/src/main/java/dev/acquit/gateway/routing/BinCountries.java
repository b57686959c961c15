package dev.acquit.gateway.routing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** In which country the cards of a range of numbers are issued. */
final class BinCountries {

  /** As ISO 3166-1 has them, alpha-2. */
  private static final Set<String> COUNTRIES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));

  private static final Pattern LINE = Pattern.compile("(\\d{4,12}),(\\d{4,12}),([A-Z]{2})");
  private static final int DIGITS = 12;

  private final NavigableMap<Long, Range> ranges;

  private BinCountries(NavigableMap<Long, Range> ranges) {
    this.ranges = ranges;
  }

  static BinCountries none() {
    return new BinCountries(new TreeMap<>());
  }

  /**
   * The ranges in a file, one a line: the first digits of the first and of the last card, and a
   * country. Blank lines, and lines that begin with {@code #}, are skipped.
   *
   * @throws IllegalArgumentException if a line cannot be read or overlaps another; it names the
   *     line
   */
  static BinCountries read(Path file) {
    var ranges = new TreeMap<Long, Range>();
    var number = 0;
    try {
      for (var line : Files.readAllLines(file)) {
        number++;
        if (!line.isBlank() && !line.startsWith("#") && !add(ranges, line.strip())) {
          throw new IllegalArgumentException("Line " + number + " is not from,to,country");
        }
      }
      return new BinCountries(ranges);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static boolean add(NavigableMap<Long, Range> ranges, String line) {
    var parts = LINE.matcher(line);
    if (!parts.matches() || !COUNTRIES.contains(parts.group(3))) {
      return false;
    }
    var from = padded(parts.group(1), '0');
    var to = padded(parts.group(2), '9');
    var before = ranges.floorEntry(to);
    if (from > to || (before != null && before.getValue().to >= from)) {
      return false;
    }
    ranges.put(from, new Range(to, parts.group(3)));
    return true;
  }

  boolean isEmpty() {
    return ranges.isEmpty();
  }

  /** The country of all cards that begin so; null where it is not known, or there are several. */
  @Nullable String of(@Nullable String bin) {
    var range = bin == null ? null : ranges.floorEntry(padded(bin, '0'));
    return bin != null && range != null && padded(bin, '9') <= range.getValue().to
        ? range.getValue().country
        : null;
  }

  private static long padded(String digits, char with) {
    return Long.parseLong(digits + String.valueOf(with).repeat(DIGITS - digits.length()));
  }

  private record Range(long to, String country) {}
}
