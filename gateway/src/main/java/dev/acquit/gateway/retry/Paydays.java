package dev.acquit.gateway.retry;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;

/**
 * The days of each month on which people are paid.
 *
 * @param days 1 to 31; one that a month does not have is its last
 */
record Paydays(List<Integer> days, ZoneId zone) {

  /** Banks have booked the pay by then. */
  private static final LocalTime OPENING = LocalTime.of(9, 0);

  /**
   * The first pay-day from {@code then} on, at the same time of the day and not before nine; {@code
   * then} itself where none is within {@code near}.
   */
  Instant from(Instant then, Duration near) {
    var local = then.atZone(zone);
    var time = local.toLocalTime().isBefore(OPENING) ? OPENING : local.toLocalTime();
    var last = then.plus(near).atZone(zone).toLocalDate();
    return local
        .toLocalDate()
        .datesUntil(last.plusDays(1))
        .filter(this::isPayday)
        .findFirst()
        .map(day -> day.atTime(time).atZone(zone).toInstant())
        .orElse(then);
  }

  private boolean isPayday(LocalDate date) {
    var length = YearMonth.from(date).lengthOfMonth();
    return days.stream().anyMatch(day -> Math.min(day, length) == date.getDayOfMonth());
  }
}
