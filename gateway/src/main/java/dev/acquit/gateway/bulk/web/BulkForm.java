package dev.acquit.gateway.bulk.web;

import dev.acquit.gateway.action.FilterForm;
import dev.acquit.gateway.bulk.Batch.Action;
import dev.acquit.gateway.bulk.Batch.Order;
import dev.acquit.gateway.bulk.BulkService.Wanted;
import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.money.IdKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The body of {@code POST /v1/action_items/bulk}. */
record BulkForm(Wanted wanted, boolean dryRun) {

  private static final int MOST_IDS = 1000;
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_TEXT = 2000;

  /** Reads it; throws a problem with all that is wrong. */
  static BulkForm read(ObjectNode body) {
    var fields = Fields.of(body);
    if (!fields.has("action")) {
      fields.reject("action", "required", "Required");
    }
    var action = fields.choice("action", Action.class, Action.RETRY);
    var filter = fields.optionalObject("filter").map(FilterForm::read).orElse(null);
    var order =
        new Order(
            action,
            fields.flag("confirm", false),
            fields.optionalText("reason", LONGEST_TEXT),
            fields.optionalText("assignee", LONGEST_NAME),
            filter == null ? null : Json.bytes(body.path("filter")));
    refuseOthers(fields, order);
    var ids = ids(fields, filter != null);
    var form = new BulkForm(new Wanted(order, ids, filter), fields.flag("dry_run", false));
    fields.verify();
    return form;
  }

  /** What belongs to another action. */
  private static void refuseOthers(Fields fields, Order order) {
    refuse(fields, "confirm", order.action() == Action.RETRY);
    refuse(fields, "assignee", order.action() == Action.ASSIGN);
    refuse(fields, "reason", order.action() == Action.REJECT);
    if (order.action() == Action.REJECT && order.reason() == null) {
      fields.reject("reason", "required", "Why they are given up");
    }
  }

  private static void refuse(Fields fields, String name, boolean belongs) {
    if (fields.has(name) && !belongs) {
      fields.reject(name, "not_supported", "Not with this action");
    }
  }

  private static List<UUID> ids(Fields fields, boolean filtered) {
    if (filtered) {
      if (fields.has("ids")) {
        fields.reject("ids", "invalid", "Either ids or a filter");
      }
      return List.of();
    }
    var read = fields.list("ids");
    if (read.isEmpty()) {
      fields.reject("ids", "required", "Either ids or a filter");
    }
    if (read.size() > MOST_IDS) {
      fields.reject("ids", "too_many", "At most " + MOST_IDS);
      return List.of();
    }
    var seen = new HashSet<UUID>();
    var ids = new ArrayList<UUID>();
    for (int at = 0; at < read.size(); at++) {
      var id = id(fields, read.get(at), "" + at);
      if (id != null && !seen.add(id)) {
        fields.reject("ids", "" + at, "repeated", "Once at most");
      }
      if (id != null) {
        ids.add(id);
      }
    }
    return ids;
  }

  private static @Nullable UUID id(Fields fields, String text, String at) {
    var id = IdKind.ACTION_ITEM.parse(text).orElse(null);
    if (id == null) {
      fields.reject("ids", at, "invalid_format", "An id that begins with aci_");
    }
    return id;
  }
}
