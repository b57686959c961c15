package dev.acquit.gateway.routing;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Hours of some days of the week. Where they end before they begin, they end on the next day.
 *
 * @param days on which they begin; empty for all
 * @param from in minutes since midnight, by the clocks of {@code zone}
 * @param to the first minute that is out again; 1440 is the end of the day
 */
public record TimeWindow(List<DayOfWeek> days, int from, int to, ZoneId zone) {

  /** Minutes of a day. */
  public static final int DAY = 1440;

  public TimeWindow {
    days = List.copyOf(days);
  }

  boolean contains(Instant at) {
    var local = at.atZone(zone);
    var minute = local.getHour() * 60 + local.getMinute();
    var today = isOn(local.getDayOfWeek());
    return from < to
        ? today && minute >= from && minute < to
        : (today && minute >= from) || (isOn(local.getDayOfWeek().minus(1)) && minute < to);
  }

  private boolean isOn(DayOfWeek day) {
    return days.isEmpty() || days.contains(day);
  }
}
