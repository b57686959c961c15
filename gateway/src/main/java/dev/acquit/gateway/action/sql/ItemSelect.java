package dev.acquit.gateway.action.sql;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.action.ActionItems.Filter;
import dev.acquit.gateway.action.ActionItems.Sort;
import dev.acquit.gateway.action.ItemConditions;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.payment.ItemRow;
import dev.acquit.gateway.statements.Args;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statement of a filtered page. */
final class ItemSelect {

  private final ItemConditions conditions;
  private final String text;

  ItemSelect(Caller caller, Filter filter, Sort sort, Page page) {
    this.conditions = new ItemConditions(caller, filter);
    var order = order(sort, page.after());
    this.text =
        "SELECT "
            + ItemRow.COLUMNS
            + " FROM action_item i WHERE "
            + conditions.text()
            + order
            + " LIMIT "
            + conditions.parameter(page.limit() + 1);
  }

  String text() {
    return text;
  }

  Args args() {
    return conditions.args();
  }

  /** And from where on. */
  private String order(Sort sort, @Nullable UUID after) {
    return switch (sort) {
      case NEWEST -> {
        conditions.where("id < ", after);
        yield " ORDER BY id DESC";
      }
      case OLDEST -> {
        conditions.where("id > ", after);
        yield " ORDER BY id";
      }
      case AMOUNT -> byAmount(after) + " ORDER BY amount DESC, id DESC";
    };
  }

  /** An item's amount never changes; what has none has no place in this order. */
  private String byAmount(@Nullable UUID after) {
    if (after == null) {
      return " AND amount IS NOT NULL";
    }
    return """
     AND amount IS NOT NULL AND (amount, id) < ((
       SELECT c.amount FROM action_item c WHERE c.organization_id = $1 AND c.live = $2 AND c.id = %1$s), %1$s)\
    """
        .formatted(conditions.parameter(after));
  }
}
