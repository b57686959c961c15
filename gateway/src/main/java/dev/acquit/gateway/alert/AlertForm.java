package dev.acquit.gateway.alert;

import dev.acquit.gateway.alert.Choice.Asked;
import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.Cause;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The body of {@code PUT /v1/users/{id}/alerts}. */
public final class AlertForm {

  /** How times of the day are written. */
  public static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  private static final int LONGEST_ZONE = 40;
  private static final int LONGEST_TIME = 5;

  private AlertForm() {}

  /** Reads it; throws a problem with all that is wrong. What is left out is told to nobody. */
  public static Asked read(ObjectNode body) {
    var fields = Fields.of(body);
    var atOnce = causes(fields, "at_once");
    var daily = causes(fields, "daily");
    if (daily.stream().anyMatch(atOnce::contains)) {
      fields.reject("daily", "repeated", "A cause is told at once, or daily");
    }
    var asked = new Asked(atOnce, daily, time(fields), zone(fields));
    fields.verify();
    return asked;
  }

  private static Set<Cause> causes(Fields fields, String name) {
    var known = Names.all(Cause.class);
    var read = EnumSet.noneOf(Cause.class);
    var named = fields.list(name);
    for (int at = 0; at < named.size(); at++) {
      if (known.contains(named.get(at))) {
        read.add(Names.parse(Cause.class, named.get(at)));
      } else {
        fields.reject(name, "" + at, "invalid_choice", "Only " + String.join(", ", known));
      }
    }
    return read;
  }

  private static LocalTime time(Fields fields) {
    var text = fields.optionalText("daily_at", LONGEST_TIME);
    try {
      return text == null || text.isEmpty() ? Choice.MORNING : LocalTime.parse(text, CLOCK);
    } catch (DateTimeParseException unreadable) {
      fields.reject("daily_at", "invalid_format", "Such as 07:30");
      return Choice.MORNING;
    }
  }

  private static ZoneId zone(Fields fields) {
    var text = fields.optionalText("time_zone", LONGEST_ZONE);
    if (text == null || text.isEmpty() || ZoneId.getAvailableZoneIds().contains(text)) {
      return text == null || text.isEmpty() ? Choice.UTC : ZoneId.of(text);
    }
    fields.reject("time_zone", "invalid_choice", "A zone such as America/Toronto");
    return Choice.UTC;
  }
}
