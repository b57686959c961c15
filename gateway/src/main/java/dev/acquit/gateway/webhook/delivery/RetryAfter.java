package dev.acquit.gateway.webhook.delivery;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How long a receiver that is overloaded asks to be left alone (RFC 9110, section 10.2.3). */
final class RetryAfter {

  private static final Set<Integer> STATUSES = Set.of(429, 502, 503, 504);

  private RetryAfter() {}

  /** Null where it asks for nothing, or not in a readable way. */
  static @Nullable Duration of(int status, HttpHeaders headers, Instant now) {
    var text = headers.get(HttpHeaderNames.RETRY_AFTER);
    return text == null || !STATUSES.contains(status) ? null : parsed(text.strip(), now);
  }

  private static @Nullable Duration parsed(String text, Instant now) {
    if (text.matches("[0-9]{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      var until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return until.isAfter(now) ? Duration.between(now, until) : null;
    } catch (DateTimeException unreadable) {
      return null;
    }
  }
}
