package dev.acquit.gateway.action.web;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.action.ActionItems;
import dev.acquit.gateway.action.ActionItems.Filter;
import dev.acquit.gateway.action.ActionItems.Sort;
import dev.acquit.gateway.action.ItemService;
import dev.acquit.gateway.action.ItemViews;
import dev.acquit.gateway.action.Section;
import dev.acquit.gateway.dispute.DisputeRendering;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Listing;
import dev.acquit.gateway.http.Query;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payment.ActionItem;
import dev.acquit.gateway.payment.Cause;
import dev.acquit.gateway.payment.ItemStatus;
import dev.acquit.gateway.payment.Terms.Purpose;
import dev.acquit.gateway.payment.Views;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Rail;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Items to look at: one with all that is known of it, or a list. */
@Component
class ItemQueries {

  private final ActionItems items;
  private final ItemService service;
  private final ItemViews views;
  private final Views parts;
  private final DisputeRendering disputes;
  private final Steps steps;

  ItemQueries(
      ActionItems items,
      ItemService service,
      ItemViews views,
      Views parts,
      DisputeRendering disputes,
      Steps steps) {
    this.items = items;
    this.service = service;
    this.views = views;
    this.parts = parts;
    this.disputes = disputes;
    this.steps = steps;
  }

  Mono<ServerResponse> list(ServerRequest request) {
    var caller = Caller.of(request, Permission.FAILED_PAYMENTS_VIEW);
    var query = Query.of(request);
    var filter = filter(query);
    var sort = Objects.requireNonNullElse(query.choice("sort", Sort.class), Sort.NEWEST);
    var page = query.page(IdKind.ACTION_ITEM);
    query.verify();
    return items
        .list(caller, filter, sort, page)
        .collectList()
        .flatMap(rows ->
            Answer.ok(
                Listing.of(rows, page.limit(), IdKind.ACTION_ITEM, ActionItem::id, this::shown)));
  }

  private ItemJson shown(ActionItem item) {
    return ItemJson.of(item, parts, steps, null);
  }

  private static Filter filter(Query query) {
    return new Filter(
        query.choice("status", ItemStatus.class),
        query.choice("cause", Cause.class),
        query.choice("section", Section.class),
        query.choice("purpose", Purpose.class),
        query.choice("rail", Rail.class),
        query.choice("reason", DeclineReason.class),
        query.text("assignee"),
        query.id("payment", IdKind.PAYMENT),
        query.text("q"));
  }

  Mono<ServerResponse> get(ServerRequest request) {
    var caller = Caller.of(request, Permission.FAILED_PAYMENTS_VIEW);
    return service
        .find(caller, ItemCommands.item(request))
        .flatMap(item -> views.of(caller, item))
        .flatMap(view -> {
          var detail = DetailJson.of(view, parts, disputes);
          return Answer.ok(ItemJson.of(view.item(), parts, steps, detail));
        });
  }
}
