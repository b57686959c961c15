package dev.acquit.gateway.console.desk;

import dev.acquit.gateway.action.ItemRetries.Preview;
import dev.acquit.gateway.action.NextStep;
import dev.acquit.gateway.console.view.Wording;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.payment.Silence;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a retry would do, before somebody says that it shall be done. */
public final class RetryScreen {

  /** What another source may mend. */
  private static final Set<ProblemCode> ASKS_FOR_A_SOURCE =
      EnumSet.of(
          ProblemCode.SOURCE_REQUIRED,
          ProblemCode.RETRY_REFUSED,
          ProblemCode.METHOD_BLOCKED,
          ProblemCode.NOT_FOUND,
          ProblemCode.MANDATE_REQUIRED,
          ProblemCode.MANDATE_ENDED,
          ProblemCode.TOKEN_USED,
          ProblemCode.TOKEN_EXPIRED);

  private RetryScreen() {}

  /**
   * What its template is given.
   *
   * @param key under which this form charges once, however often it is sent
   * @param purse what the payer keeps
   * @param filled what was filled in; its source is empty for the same as before
   */
  public static Map<String, Object> of(
      Preview preview, Purse purse, String key, JsonNode filled, Wording words) {
    var item = preview.item();
    var run = preview.run();
    var row = Row.of(item, words);
    var refusal = preview.refusal();
    var refund = item.about().refund() != null;
    var offline = NextStep.of(item) == NextStep.REFUND_OFFLINE;
    var unsent = offline && refusal == ProblemCode.RETRY_REFUSED;
    var evidences = new Evidences(words);
    var calm = refusal == null || unsent ? calm(preview, row, offline, words) : List.<String>of();
    var source = filled.path("source").asString("");
    var ways = purse.ways(source, words);
    var model = new HashMap<String, Object>();
    model.put("row", row);
    model.put("key", key);
    for (var name : List.of("source", "note", "offline")) {
      model.put(name, filled.path(name).asString(""));
    }
    model.put("live", refusal == null || unsent);
    model.put("good", refusal == null && calm.isEmpty());
    model.put("calm", calm);
    model.put("refusal", refusal == null || unsent ? "" : Refusal.told(refusal, refund, words));
    model.put("ways", ways);
    model.put("other", !source.isEmpty() && ways.stream().noneMatch(Purse.Way::chosen));
    model.put("confirm", item.state().waits() != null);
    model.put("refund", refund);
    model.put("elsewise", offline);
    model.put("needed", !refund && refusal != null && ASKS_FOR_A_SOURCE.contains(refusal));
    model.put("triable", ItemScreen.isTriable(item));
    model.put("processor", run == null ? item.route().processor() : run.route().processor());
    model.put("rooms", run == null ? List.of() : ItemScreen.rooms(run.room(), words));
    model.put("lookups", preview.lookups().stream().map(evidences::said).toList());
    model.put("errors", Map.of());
    return model;
  }

  /** What there is to know before it is done; empty where nothing is in its way. */
  private static List<String> calm(Preview preview, Row row, boolean offline, Wording words) {
    var said = new ArrayList<String>();
    if (offline) {
      said.add(words.step(NextStep.REFUND_OFFLINE));
    }
    if (preview.silence() != null) {
      said.add(silent(preview.silence(), words));
    }
    if (row.waits() != null) {
      said.add(words.of("retry.tick", Objects.requireNonNull(row.waits())));
    }
    return said;
  }

  private static String silent(Silence silence, Wording words) {
    var until = silence.until();
    return until == null
        ? words.of("retry.silent")
        : words.of("retry.silent.until", words.at(until));
  }
}
