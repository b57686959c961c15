package dev.acquit.gateway.action.sql;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.action.ActionItems.Filter;
import dev.acquit.gateway.action.ActionItems.Sort;
import dev.acquit.gateway.action.Section;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.ItemRow;
import dev.acquit.gateway.statements.Args;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The statement of a filtered page. Only the conditions that are asked for stand in it, so that
 * each combination has a plan of its own; values are always parameters.
 */
final class ItemSelect {

  private final StringBuilder text;
  private final Args args;
  private int next = 3;

  ItemSelect(Caller caller, Filter filter, Sort sort, Page page) {
    this.text =
        new StringBuilder("SELECT ")
            .append(ItemRow.COLUMNS)
            .append(" FROM action_item WHERE organization_id = $1 AND live = $2");
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
    page(sort, page);
  }

  String text() {
    return text.toString();
  }

  Args args() {
    return args;
  }

  /** What is unfinished of it, in words that the partial indexes have. */
  private void section(@Nullable Section section) {
    if (section == null) {
      return;
    }
    text.append(" AND ended_at IS NULL");
    var waits = section.waits();
    if (waits != null) {
      text.append(" AND waits_for = ").append(quoted(waits));
    }
    var causes = section.causes().stream().map(ItemSelect::quoted).toList();
    if (!causes.isEmpty()) {
      text.append(" AND cause IN (").append(String.join(", ", causes)).append(')');
    }
  }

  private static String quoted(Enum<?> constant) {
    return "'" + Names.of(constant) + "'";
  }

  private void page(Sort sort, Page page) {
    switch (sort) {
      case NEWEST -> {
        where("id < ", page.after());
        text.append(" ORDER BY id DESC");
      }
      case OLDEST -> {
        where("id > ", page.after());
        text.append(" ORDER BY id");
      }
      case AMOUNT -> {
        byAmount(page.after());
        text.append(" ORDER BY amount DESC, id DESC");
      }
    }
    text.append(" LIMIT $").append(next);
    args.and(page.limit() + 1);
  }

  /** An item's amount never changes; what has none has no place in this order. */
  private void byAmount(@Nullable UUID after) {
    text.append(" AND amount IS NOT NULL");
    if (after != null) {
      text.append(" AND (amount, id) < ((SELECT c.amount FROM action_item c")
          .append(
              " WHERE c.organization_id = $1 AND c.live = $2 AND c.id = $%1$d), $%1$d)"
                  .formatted(next++));
      args.and(after);
    }
  }

  private void where(String condition, @Nullable Object value) {
    if (value == null) {
      return;
    }
    text.append(" AND ").append(condition).append('$').append(next++);
    if (value instanceof Enum<?> constant) {
      args.maybe(constant);
    } else {
      args.and(value);
    }
  }
}
