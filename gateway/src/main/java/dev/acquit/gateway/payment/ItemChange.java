package dev.acquit.gateway.payment;

import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.money.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of an item, and what is told of it.
 *
 * @param after the item as it will be
 * @param event the id of what is told, {@code data} the item as that shows it
 * @param act what the journal tells of it; null where nobody asked for it
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record ItemChange(
    ActionItem after, UUID event, String type, byte[] data, @Nullable Act act) {

  /**
   * From one state to the next.
   *
   * @param was null where it is a new one
   */
  public static ItemChange of(@Nullable ActionItem was, ActionItem after, ItemRendering rendering) {
    return new ItemChange(after, Ids.next(), type(was, after), rendering.of(after), null);
  }

  /** The same, which somebody asked for. */
  public ItemChange askedFor(Act by) {
    return new ItemChange(after, event, type, data, by);
  }

  private static String type(@Nullable ActionItem was, ActionItem after) {
    if (was == null) {
      return "action_item.opened";
    }
    return switch (after.status()) {
      case RESOLVED -> "action_item.resolved";
      case REJECTED -> "action_item.rejected";
      case OPEN, WAITING, IN_PROGRESS -> "action_item.updated";
    };
  }
}
