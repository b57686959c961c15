package dev.acquit.gateway.console.desk.alerts;

import dev.acquit.gateway.alert.AlertForm;
import dev.acquit.gateway.alert.Choice;
import dev.acquit.gateway.console.view.Wording;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.Cause;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What somebody wants to be told of by mail. */
public final class AlertScreen {

  /** How a form says it of one cause: the field is called so, and then as the cause. */
  public static final String CAUSE = "cause_";

  private AlertScreen() {}

  /** What its template is given. */
  public static Map<String, Object> of(Choice choice, Wording words) {
    var model = new HashMap<String, Object>();
    model.put(
        "lines",
        Stream.of(Cause.values()).map(cause -> line(cause, pace(choice, cause), words)).toList());
    model.put("at", AlertForm.CLOCK.format(choice.dailyAt()));
    model.put("zone", choice.version() == 0 ? words.zone() : choice.zone().getId());
    model.put("problem", "");
    model.put("errors", Map.of());
    return model;
  }

  /** The same as somebody has just filled it in. */
  public static Map<String, Object> of(Choice choice, ObjectNode filled, Wording words) {
    var model = of(choice, words);
    model.put(
        "lines",
        Stream.of(Cause.values())
            .map(cause -> line(cause, filled.path(CAUSE + Names.of(cause)).asString("off"), words))
            .toList());
    model.put("at", filled.path("daily_at").asString(""));
    model.put("zone", filled.path("time_zone").asString(""));
    return model;
  }

  private static String pace(Choice choice, Cause cause) {
    return choice.atOnce().contains(cause)
        ? "at_once"
        : choice.daily().contains(cause) ? "daily" : "off";
  }

  private static Line line(Cause cause, String pace, Wording words) {
    return new Line(
        CAUSE + Names.of(cause),
        words.of("cause", cause),
        Stream.of("at_once", "daily", "off")
            .map(one -> new Pace(one, words.of("alerts." + one), one.equals(pace)))
            .toList());
  }

  /** A cause, and how soon they are told of it. */
  public record Line(String name, String label, List<Pace> paces) {}

  /** How soon. */
  public record Pace(String value, String label, boolean chosen) {}
}
