package dev.acquit.gateway.console.desk.batches;

import dev.acquit.gateway.bulk.Batch.Action;
import dev.acquit.gateway.bulk.Batch.Order;
import dev.acquit.gateway.bulk.BulkService.Wanted;
import dev.acquit.gateway.console.desk.Search;
import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.money.IdKind;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for, as a form says it.
 *
 * @param all whether all that fit what they look for, and not what they have ticked
 * @param ids what they have ticked
 * @param reason of a rejection; null where nothing is said yet
 */
public record Asked(
    Action action,
    boolean all,
    List<String> ids,
    boolean confirmed,
    @Nullable String reason,
    @Nullable String assignee) {

  private static final int LONGEST_TICK = 5;
  private static final int LONGEST_TEXT = 2000;
  private static final int LONGEST_NAME = 255;

  public Asked {
    ids = List.copyOf(ids);
  }

  /** Reads it; what belongs to another action is left out. */
  public static Asked of(Fields fields, List<String> ids) {
    var action = fields.choice("action", Action.class, Action.RETRY);
    var all = fields.optionalText("all", LONGEST_TICK) != null;
    var confirmed = fields.optionalText("confirm", LONGEST_TICK) != null;
    var reason = fields.optionalText("reason", LONGEST_TEXT);
    var assignee = fields.optionalText("assignee", LONGEST_NAME);
    return new Asked(
        action,
        all,
        all ? List.of() : ids,
        confirmed && action == Action.RETRY,
        action == Action.REJECT ? reason : null,
        action == Action.ASSIGN ? assignee : null);
  }

  /** Whether nothing is asked for at all. */
  public boolean isNothing() {
    return !all && items().isEmpty();
  }

  /** Nothing is given up without one. */
  public boolean lacksReason() {
    return action == Action.REJECT && reason == null;
  }

  /** As the service is asked. */
  public Wanted wanted(Search search) {
    var order =
        new Order(action, confirmed, reason, assignee, all ? Json.bytes(search.written()) : null);
    return all ? new Wanted(order, List.of(), search.filter()) : new Wanted(order, items(), null);
  }

  private List<UUID> items() {
    return ids.stream()
        .map(IdKind.ACTION_ITEM::parse)
        .flatMap(found -> found.stream())
        .distinct()
        .toList();
  }
}
