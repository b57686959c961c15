package dev.acquit.gateway.action;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.ActionItem;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the journal tells of items: what somebody did to one. That it is tried again is told of its
 * payment.
 */
final class ItemActs {

  private ItemActs() {}

  static Act changed(Caller caller, String done, ActionItem was, ActionItem after) {
    return of(caller, done, was, shown(was), shown(after));
  }

  /** What it says is not repeated: it may be about a person. */
  static Act noted(Caller caller, ActionItem item, Note note) {
    var id = Map.of("note", IdKind.NOTE.format(note.id()));
    return Act.of(caller.actor(), item.live(), "action_item.noted", id(item), null, id);
  }

  private static Act of(
      Caller caller,
      String done,
      ActionItem item,
      Map<String, Object> before,
      Map<String, Object> after) {
    return Act.of(caller.actor(), item.live(), "action_item." + done, id(item), before, after);
  }

  private static String id(ActionItem item) {
    return IdKind.ACTION_ITEM.format(item.id());
  }

  private static Map<String, Object> shown(ActionItem item) {
    var ending = item.state().ending();
    var shown = new TreeMap<String, Object>();
    shown.put("status", Names.of(item.status()));
    shown.put("assignee", item.assignee());
    shown.put("reason", ending == null ? null : ending.reason());
    return shown;
  }
}
