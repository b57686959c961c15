package dev.acquit.gateway.console.desk;

import dev.acquit.gateway.action.ItemRetries.Preview;
import dev.acquit.gateway.console.view.Wording;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a retry would do, before somebody says that it shall be done. */
public final class RetryScreen {

  private RetryScreen() {}

  /**
   * What its template is given.
   *
   * @param key under which this form charges once, however often it is sent
   * @param purse what the payer keeps
   * @param source what was named to pay in the place of what did; empty for the same
   */
  public static Map<String, Object> of(
      Preview preview, Purse purse, String key, String source, Wording words) {
    var item = preview.item();
    var run = preview.run();
    var refusal = preview.refusal();
    var evidences = new Evidences(words);
    var ways = purse.ways(source, words);
    var model = new HashMap<String, Object>();
    model.put("row", Row.of(item, words));
    model.put("key", key);
    model.put("source", source);
    model.put("ways", ways);
    model.put("other", !source.isEmpty() && ways.stream().noneMatch(Purse.Way::chosen));
    model.put("allowed", refusal == null);
    model.put("refusal", refusal == null ? "" : words.of("problem." + refusal.code()));
    model.put("confirm", item.state().waits() != null);
    model.put("refund", item.about().refund() != null);
    model.put("triable", ItemScreen.isTriable(item));
    model.put("processor", run == null ? item.route().processor() : run.route().processor());
    model.put("rooms", run == null ? List.of() : ItemScreen.rooms(run.room(), words));
    model.put("lookups", preview.lookups().stream().map(evidences::said).toList());
    model.put("errors", Map.of());
    return model;
  }
}
