package dev.acquit.gateway.action;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.action.ActionItems.Filter;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.statements.Args;
import org.jspecify.annotations.Nullable;

/**
 * Which of a caller's items are meant, as a statement says it. Only the conditions that are asked
 * for stand in it, so that each combination has a plan of its own; values are always parameters.
 */
public final class ItemConditions {

  private final StringBuilder text = new StringBuilder("organization_id = $1 AND live = $2");
  private final Args args;
  private int next = 3;

  public ItemConditions(Caller caller, Filter filter) {
    this.args = Args.of(caller.organization(), caller.live());
    where("status = ", filter.status());
    where("cause = ", filter.cause());
    section(filter.section());
    where("purpose = ", filter.purpose());
    where("rail = ", filter.rail());
    where("reason = ", filter.reason());
    where("assignee = ", filter.assignee());
    where("payment_id = ", filter.payment());
    where("reference = ", filter.reference());
  }

  /** What follows {@code WHERE}. */
  public String text() {
    return text.toString();
  }

  /** Its parameters, and those that {@link #parameter} has added. */
  public Args args() {
    return args;
  }

  /** One condition more, if there is something to compare with. */
  public void where(String condition, @Nullable Object value) {
    if (value != null) {
      text.append(" AND ").append(condition).append(parameter(value));
    }
  }

  /** The next parameter, as the statement names it. */
  public String parameter(Object value) {
    if (value instanceof Enum<?> constant) {
      args.maybe(constant);
    } else {
      args.and(value);
    }
    return "$" + next++;
  }

  /** What is unfinished, in words that the partial indexes have. */
  public ItemConditions unfinished() {
    text.append(" AND ended_at IS NULL");
    return this;
  }

  private void section(@Nullable Section section) {
    if (section == null) {
      return;
    }
    unfinished();
    var waits = section.waits();
    if (waits != null) {
      text.append(" AND waits_for = ").append(quoted(waits));
    }
    var causes = section.causes().stream().map(ItemConditions::quoted).toList();
    if (!causes.isEmpty()) {
      text.append(" AND cause IN (").append(String.join(", ", causes)).append(')');
    }
  }

  private static String quoted(Enum<?> constant) {
    return "'" + Names.of(constant) + "'";
  }
}
