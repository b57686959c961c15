package dev.acquit.simulator.clock;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The days on which banks work: Monday to Friday, in UTC. */
public final class BusinessDays {

  private BusinessDays() {}

  /** So many business days later, at the same time of day. */
  public static Instant after(Instant from, int days) {
    var day = from.atOffset(ZoneOffset.UTC);
    for (int left = days; left > 0; left--) {
      day = next(day);
    }
    return day.toInstant();
  }

  /** The start of the next business day. */
  public static Instant nextMorning(Instant from) {
    return after(from, 1).truncatedTo(ChronoUnit.DAYS);
  }

  private static OffsetDateTime next(OffsetDateTime day) {
    var next = day.plusDays(1);
    while (next.getDayOfWeek() == DayOfWeek.SATURDAY || next.getDayOfWeek() == DayOfWeek.SUNDAY) {
      next = next.plusDays(1);
    }
    return next;
  }
}
