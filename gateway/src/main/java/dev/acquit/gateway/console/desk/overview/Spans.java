package dev.acquit.gateway.console.desk.overview;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How the overview divides time: thirty days up to today, and how long something has waited.
 *
 * @param today where who looks is
 */
public record Spans(LocalDate today, ZoneId zone, Instant now) {

  private static final int DAYS = 30;
  private static final int STEP = 3;
  private static final List<Integer> AGES = List.of(30, 7, 3, 1);

  public static Spans at(Instant now, ZoneId zone) {
    return new Spans(now.atZone(zone).toLocalDate(), zone, now);
  }

  /** When each span of days begins, the earliest first. */
  public List<Instant> starts() {
    return firsts().map(day -> day.atStartOfDay(zone).toInstant()).toList();
  }

  /** When all of them begin. */
  public Instant start() {
    return starts().getFirst();
  }

  /** What has begun since is younger than each age, the oldest first. */
  public List<Instant> ages() {
    return AGES.stream().map(days -> now.minus(Duration.ofDays(days))).toList();
  }

  /** The first day of each span. */
  Stream<LocalDate> firsts() {
    return IntStream.range(0, DAYS / STEP)
        .mapToObj(span -> today.minusDays(DAYS - 1).plusDays((long) span * STEP));
  }

  /** The last day of a span that begins then. */
  static LocalDate last(LocalDate first) {
    return first.plusDays(STEP - 1);
  }
}
