package dev.acquit.gateway.mandate;

import dev.acquit.gateway.http.Fields;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads when something was done on paper or by mail: never before what it rests on, nor to come.
 */
public final class Evidence {

  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  private Evidence() {}

  /** When it was sent; null where nothing is said. */
  public static @Nullable Instant sentAt(
      Fields fields, String name, Instant acceptedAt, Instant now) {
    if (!fields.has(name)) {
      return null;
    }
    var at = instant(fields, name);
    refuseFuture(fields, name, at, now);
    if (at.isBefore(acceptedAt) && at.isAfter(Instant.EPOCH)) {
      fields.reject(name, "out_of_range", "Not before the mandate was given");
    }
    return at;
  }

  /** As exactly as it is kept. */
  static Instant instant(Fields fields, String name) {
    return fields.instant(name).truncatedTo(ChronoUnit.MICROS);
  }

  /** What lies further ahead than clocks differ is told. */
  public static void refuseFuture(Fields fields, String name, Instant at, Instant now) {
    if (at.isAfter(now.plus(CLOCKS_DIFFER))) {
      fields.reject(name, "out_of_range", "Not in the future");
    }
  }
}
