package dev.acquit.gateway.retry.web;

import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.retry.ReasonsToRetry;
import dev.acquit.gateway.retry.Rule;
import dev.acquit.gateway.retry.Schedule;
import dev.acquit.processor.Rail;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of {@code PUT /v1/retries}.
 *
 * @param version that the caller has read; null where whichever there is may be replaced
 */
record ScheduleForm(Schedule schedule, @Nullable Integer version) {

  private static final int MOST_RULES = 50;
  private static final int MOST_STEPS = 10;
  private static final int MOST_PAYDAYS = 31;
  private static final int LONGEST_ZONE = 40;
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(90);

  /** Reads it; throws a problem with all that is wrong. What is left out is as in the standard. */
  static ScheduleForm read(ObjectNode body) {
    var fields = Fields.of(body);
    var version = fields.optionalInteger("version", 0, Integer.MAX_VALUE);
    var schedule =
        new Schedule(
            fields.flag("enabled", true),
            zone(fields),
            paydays(fields, body.path("paydays")),
            rules(fields));
    fields.verify();
    return new ScheduleForm(schedule, version == null ? null : version.intValue());
  }

  private static ZoneId zone(Fields fields) {
    var text = fields.optionalText("time_zone", LONGEST_ZONE);
    if (text == null || text.isEmpty()) {
      return Schedule.STANDARD.timeZone();
    }
    try {
      return ZoneId.of(text);
    } catch (DateTimeException unknown) {
      fields.reject("time_zone", "invalid_choice", "A zone such as America/Toronto");
      return Schedule.STANDARD.timeZone();
    }
  }

  private static List<Integer> paydays(Fields fields, JsonNode days) {
    if (!fields.has("paydays")) {
      return Schedule.STANDARD.paydays();
    }
    if (!days.isArray() || days.size() > MOST_PAYDAYS) {
      fields.reject("paydays", "invalid_type", "An array of days of the month");
      return List.of();
    }
    var read = new ArrayList<Integer>();
    for (var day : days) {
      read.add(payday(fields, day, "" + read.size()));
    }
    return read;
  }

  private static int payday(Fields fields, JsonNode day, String at) {
    if (day.isString() && day.stringValue().equals(ScheduleJson.LAST)) {
      return ScheduleJson.LAST_DAY;
    }
    if (!day.isIntegralNumber()
        || !day.canConvertToInt()
        || day.intValue() < 1
        || day.intValue() > ScheduleJson.LAST_DAY) {
      fields.reject("paydays", at, "invalid", "1 to 31, or last");
      return 1;
    }
    return day.intValue();
  }

  private static List<Rule> rules(Fields fields) {
    if (!fields.has("rules")) {
      return Schedule.STANDARD.rules();
    }
    var rules = fields.objects("rules");
    if (rules.size() > MOST_RULES) {
      fields.reject("rules", "too_many", "At most " + MOST_RULES + " rules");
    }
    return rules.stream().map(ScheduleForm::rule).toList();
  }

  private static Rule rule(Fields rule) {
    if (!rule.has("rail")) {
      rule.reject("rail", "required", "Required");
    }
    var read =
        new Rule(
            rule.choice("rail", Rail.class, Rail.CARD),
            reasons(rule),
            after(rule),
            rule.flag("on_payday", false));
    rule.close();
    return read;
  }

  private static List<String> reasons(Fields rule) {
    var reasons = rule.list("reasons");
    if (reasons.isEmpty()) {
      rule.reject("reasons", "required", "At least one");
    }
    var seen = new HashSet<String>();
    for (int at = 0; at < reasons.size(); at++) {
      if (!ReasonsToRetry.all().contains(reasons.get(at))) {
        var all = String.join(", ", new TreeSet<>(ReasonsToRetry.all()));
        rule.reject("reasons", "" + at, "invalid_choice", "Only " + all);
      } else if (!seen.add(reasons.get(at))) {
        rule.reject("reasons", "" + at, "repeated", "Once at most in a rule");
      }
    }
    return reasons;
  }

  private static List<Duration> after(Fields rule) {
    var steps = rule.list("after");
    if (steps.isEmpty() || steps.size() > MOST_STEPS) {
      rule.reject(
          "after", steps.isEmpty() ? "required" : "too_many", "1 to " + MOST_STEPS + " pauses");
    }
    var read = new ArrayList<Duration>();
    for (var step : steps) {
      read.add(pause(rule, step, "" + read.size()));
    }
    return read;
  }

  private static Duration pause(Fields rule, String text, String at) {
    try {
      var pause = Duration.parse(text);
      if (pause.compareTo(SHORTEST) < 0 || pause.compareTo(LONGEST) > 0) {
        rule.reject("after", at, "out_of_range", "From PT1M to P90D");
      }
      return pause;
    } catch (DateTimeParseException unreadable) {
      rule.reject("after", at, "invalid_format", "Such as PT6H or P3D");
      return SHORTEST;
    }
  }
}
