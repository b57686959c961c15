package dev.acquit.gateway.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.acquit.gateway.http.Fields;
import java.time.DateTimeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When this account counts as sick, and how much is asked of it; null is what holds for all.
 *
 * @param failureRate per cent of the last calls that failed, from which nothing is sent
 * @param slowRate the same of those that took longer than {@code slowAfter}
 * @param window how many calls those are
 * @param minimum how many there have to be
 * @param openFor how long nothing is sent before the processor is asked whether it answers
 * @param probes how many first sends are let through once it does
 * @param concurrency how many calls of a kind may be in flight
 * @param rate how many calls a second; 0 for no limit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Resilience(
    @Nullable Integer failureRate,
    @Nullable Integer slowRate,
    @Nullable Duration slowAfter,
    @Nullable Integer window,
    @Nullable Integer minimum,
    @Nullable Duration openFor,
    @Nullable Integer probes,
    @Nullable Integer concurrency,
    @Nullable Integer rate) {

  public static final Resilience USUAL =
      new Resilience(null, null, null, null, null, null, null, null, null);

  private static final Duration SLOWEST = Duration.ofMinutes(2);
  private static final Duration LONGEST = Duration.ofHours(1);

  /** As a body names it. */
  static Resilience read(Fields fields) {
    var read =
        new Resilience(
            number(fields, "failure_rate", 1, 100),
            number(fields, "slow_rate", 1, 100),
            duration(fields, "slow_after", SLOWEST),
            number(fields, "window", 1, 1_000),
            number(fields, "minimum", 1, 1_000),
            duration(fields, "open_for", LONGEST),
            number(fields, "probes", 1, 100),
            number(fields, "concurrency", 1, 10_000),
            number(fields, "rate", 0, 100_000));
    if (read.minimum != null && read.window != null && read.minimum > read.window) {
      fields.reject("minimum", "out_of_range", "Not more than the window");
    }
    fields.close();
    return read;
  }

  private static @Nullable Integer number(Fields fields, String name, int least, int most) {
    var number = fields.optionalInteger(name, least, most);
    return number == null ? null : Math.toIntExact(number);
  }

  private static @Nullable Duration duration(Fields fields, String name, Duration longest) {
    var text = fields.optionalText(name, 40);
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      var duration = Duration.parse(text);
      if (duration.isPositive() && duration.compareTo(longest) <= 0) {
        return duration;
      }
    } catch (DateTimeException unreadable) {
      // told below, with those that are too short or too long
    }
    fields.reject(name, "invalid_format", "As PT15S, at most " + longest);
    return null;
  }
}
