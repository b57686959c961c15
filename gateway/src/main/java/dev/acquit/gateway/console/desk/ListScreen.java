package dev.acquit.gateway.console.desk;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.action.ActionItems.Sort;
import dev.acquit.gateway.action.ItemCounts;
import dev.acquit.gateway.action.Section;
import dev.acquit.gateway.console.view.Frame.Choice;
import dev.acquit.gateway.console.view.Wording;
import dev.acquit.gateway.dispute.Dispute;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.ActionItem;
import dev.acquit.gateway.payment.Cause;
import dev.acquit.gateway.payment.ItemStatus;
import dev.acquit.gateway.payment.Terms.Purpose;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Rail;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A page of the list of items. */
public final class ListScreen {

  private ListScreen() {}

  /**
   * What its template is given.
   *
   * @param found one more than the page has where another follows
   * @param disputes those that they are about
   */
  public static Map<String, Object> of(
      Caller caller,
      Search search,
      List<ActionItem> found,
      Map<UUID, Dispute> disputes,
      Tabs tabs,
      Wording words) {
    var limit = search.page().limit();
    var shown = found.size() > limit ? found.subList(0, limit) : found;
    var model = new HashMap<String, Object>();
    model.put("rows", shown.stream().map(item -> row(item, disputes, words)).toList());
    model.put("tabs", tabs.of(search, words));
    model.put("tab", Names.of(search.tab()));
    model.put("values", search.values());
    model.put("fields", fields(search, words));
    model.put("narrowed", search.isNarrowed());
    model.put("filters", search.filters());
    model.put("from", search.from());
    model.put("first", search.page().after() == null ? "" : search.first());
    model.put("next", found.size() > limit ? search.after(shown.getLast().id()) : "");
    model.put("reset", Search.PATH + "?tab=" + Names.of(search.tab()));
    model.put("query", search.query());
    model.put("all", all(search, tabs.counts(), found.size(), words));
    model.put("me", caller.actor().name());
    model.put("empty", words.of(search.isNarrowed() ? "items.none_found" : "items.none"));
    return model;
  }

  private static Row row(ActionItem item, Map<UUID, Dispute> disputes, Wording words) {
    var dispute = item.about().dispute();
    return Row.of(item, dispute == null ? null : disputes.get(dispute), words);
  }

  /** What ticks all that fit, and not this page alone; empty where there is no other page. */
  private static String all(
      Search search, @Nullable Map<Section, Long> counts, int found, Wording words) {
    var page = search.page();
    if (found <= page.limit() && page.after() == null) {
      return "";
    }
    var section = search.tab().section();
    var count =
        section == null || counts == null || search.isNarrowed() ? null : counts.get(section);
    return count == null || count > ItemCounts.MOST
        ? words.of("items.all_that_fit")
        : words.of("items.all_of", count);
  }

  private static List<Field> fields(Search search, Wording words) {
    var filter = search.filter();
    return List.of(
        field("status", "status", ItemStatus.class, filter.status(), words),
        field("cause", "cause", Cause.class, filter.cause(), words),
        field("reason", "reason", DeclineReason.class, filter.reason(), words),
        field("purpose", "purpose", Purpose.class, filter.purpose(), words),
        field("rail", "rail", Rail.class, filter.rail(), words),
        new Field(
            "sort", words.of("field.sort"), choices("sort", Sort.class, search.sort(), words)));
  }

  /** A field to choose one of a type's constants, or any. */
  public static <E extends Enum<E>> Field field(
      String name, String prefix, Class<E> type, @Nullable E chosen, Wording words) {
    var any = new Choice("", words.of("any." + name), chosen == null);
    var all = Stream.concat(Stream.of(any), choices(prefix, type, chosen, words).stream());
    return new Field(name, words.of("field." + name), all.toList());
  }

  private static <E extends Enum<E>> List<Choice> choices(
      String prefix, Class<E> type, @Nullable E chosen, Wording words) {
    return Stream.of(type.getEnumConstants())
        .map(one -> new Choice(Names.of(one), words.of(prefix, one), one == chosen))
        .toList();
  }

  /** A field to choose from. */
  public record Field(String name, String label, List<Choice> choices) {}
}
