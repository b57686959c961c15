package dev.acquit.gateway.retry.web;

import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.retry.Rule;
import dev.acquit.gateway.retry.Schedule;
import dev.acquit.gateway.versioned.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as the API shows it.
 *
 * @param id null, as {@code updatedAt}, while nothing was stored
 * @param paydays days of the month, and {@code last}
 */
record ScheduleJson(
    @Nullable String id,
    boolean live,
    int version,
    boolean enabled,
    String timeZone,
    List<Object> paydays,
    List<RuleJson> rules,
    @Nullable Instant updatedAt) {

  static final String LAST = "last";
  static final int LAST_DAY = 31;

  static ScheduleJson of(Stored<Schedule> stored) {
    var schedule = stored.said();
    return new ScheduleJson(
        stored.id() == null ? null : IdKind.RETRY_SCHEDULE.format(stored.id()),
        stored.live(),
        stored.version(),
        schedule.enabled(),
        schedule.timeZone().getId(),
        schedule.paydays().stream().map(ScheduleJson::day).toList(),
        schedule.rules().stream().map(RuleJson::of).toList(),
        stored.updatedAt());
  }

  private static Object day(Integer day) {
    return day == LAST_DAY ? LAST : day;
  }

  /** One rule; pauses as ISO 8601 has them. */
  record RuleJson(String rail, List<String> reasons, List<String> after, boolean onPayday) {

    static RuleJson of(Rule rule) {
      return new RuleJson(
          Names.of(rule.rail()),
          rule.reasons(),
          rule.after().stream().map(RuleJson::pause).toList(),
          rule.onPayday());
    }

    private static String pause(Duration pause) {
      return pause.equals(Duration.ofDays(pause.toDays()))
          ? "P" + pause.toDays() + "D"
          : pause.toString();
    }
  }
}
