package dev.acquit.gateway.alert;

import dev.acquit.gateway.payment.Cause;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;

/**
 * What somebody wants to be told of, in one organization and mode; of what is in neither set,
 * nothing.
 *
 * @param atOnce told as soon as an item of that cause needs a person
 * @param daily told once a day
 * @param dailyAt when, by the clock of {@code zone}
 * @param version raised by each change; 0 where nothing was ever chosen
 */
public record Choice(
    UUID organization,
    UUID user,
    boolean live,
    Set<Cause> atOnce,
    Set<Cause> daily,
    LocalTime dailyAt,
    ZoneId zone,
    long version,
    Instant updatedAt) {

  /** When the day's mail goes out to who does not say. */
  public static final LocalTime MORNING = LocalTime.of(7, 0);

  /** The zone of who does not say. */
  public static final ZoneId UTC = ZoneId.of("UTC");

  public Choice {
    atOnce = Set.copyOf(atOnce);
    daily = Set.copyOf(daily);
  }

  /** Of somebody who has not chosen: nothing. */
  static Choice none(UUID organization, UUID user, boolean live) {
    return new Choice(organization, user, live, Set.of(), Set.of(), MORNING, UTC, 0, Instant.EPOCH);
  }

  /** The next version, of these. */
  Choice next(Asked asked, Instant now) {
    return new Choice(
        organization,
        user,
        live,
        asked.atOnce,
        asked.daily,
        asked.dailyAt,
        asked.zone,
        version + 1,
        now);
  }

  /** When the next mail of the day goes out. */
  Instant nextDaily(Instant now) {
    var today = now.atZone(zone).toLocalDate();
    var then = today.atTime(dailyAt).atZone(zone).toInstant();
    return then.isAfter(now) ? then : today.plusDays(1).atTime(dailyAt).atZone(zone).toInstant();
  }

  /** What somebody asks for; no cause is in both. */
  public record Asked(Set<Cause> atOnce, Set<Cause> daily, LocalTime dailyAt, ZoneId zone) {}
}
