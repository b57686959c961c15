package dev.acquit.processor.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads how long somebody asks to be left alone. */
final class RetryAfter {

  private static final Duration LONGEST = Duration.ofHours(1);

  private RetryAfter() {}

  /** At most an hour; null where the header is missing or senseless. */
  static @Nullable Duration in(List<String> header) {
    var value = header.isEmpty() ? "" : header.getFirst().strip();
    var asked =
        value.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(value)) : until(value);
    if (asked == null || asked.isNegative()) {
      return null;
    }
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }

  private static @Nullable Duration until(String date) {
    try {
      var at = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Duration.between(Instant.now(), at);
    } catch (DateTimeException notADate) {
      return null;
    }
  }
}
