package dev.acquit.gateway.console.web.items;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.action.ActionItems;
import dev.acquit.gateway.action.ItemService;
import dev.acquit.gateway.console.desk.ListScreen;
import dev.acquit.gateway.console.desk.Search;
import dev.acquit.gateway.console.desk.Tabs;
import dev.acquit.gateway.console.desk.views.ViewBar;
import dev.acquit.gateway.console.view.Wording;
import dev.acquit.gateway.console.web.Form;
import dev.acquit.gateway.console.web.Screens;
import dev.acquit.gateway.console.web.live.Outset;
import dev.acquit.gateway.dispute.Dispute;
import dev.acquit.gateway.dispute.Disputes;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payment.ActionItem;
import dev.acquit.gateway.saved.SavedView;
import dev.acquit.gateway.saved.ViewService;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The list of items. */
@Component
class ListPages {

  private static final int MOST_AT_ONCE = 100;
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_PATH = 2000;

  private final ActionItems items;
  private final Disputes disputes;
  private final Sections sections;
  private final ItemService service;
  private final ViewService views;
  private final Screens screens;
  private final Outset outset;

  ListPages(
      ActionItems items,
      Disputes disputes,
      Sections sections,
      ItemService service,
      ViewService views,
      Screens screens,
      Outset outset) {
    this.items = items;
    this.disputes = disputes;
    this.sections = sections;
    this.service = service;
    this.views = views;
    this.screens = screens;
    this.outset = outset;
  }

  /** Who looks for nothing yet begins with the view that they have chosen. */
  Mono<ServerResponse> list(ServerRequest request) {
    var caller = Caller.of(request, Permission.FAILED_PAYMENTS_VIEW);
    var search = Search.of(request);
    var chosen = request.queryParams().isEmpty() ? views.first(caller) : Mono.<SavedView>empty();
    return chosen
        .flatMap(view -> ServerResponse.seeOther(URI.create(ViewBar.address(view))).build())
        .switchIfEmpty(
            Mono.defer(() ->
                outset.ofList(caller).flatMap(begins -> shown(request, caller, search, begins))));
  }

  private Mono<ServerResponse> shown(
      ServerRequest request, Caller caller, Search search, Map<String, Object> begins) {
    return Mono.zip(found(caller, search), sections.of(caller), views.list(caller).collectList())
        .flatMap(all ->
            screens.show(
                request,
                "items",
                words -> {
                  var model = all.getT1().shown(caller, search, all.getT2(), words);
                  model.put("views", ViewBar.of(all.getT3(), search));
                  model.putAll(begins);
                  return model;
                }));
  }

  private Mono<Found> found(Caller caller, Search search) {
    return items
        .list(caller, search.filter(), search.sort(), search.page())
        .collectList()
        .flatMap(found ->
            disputes
                .all(caller, contested(found))
                .collectMap(Dispute::id)
                .map(known -> new Found(found, known)));
  }

  private static List<UUID> contested(List<ActionItem> items) {
    return items.stream()
        .map(item -> Optional.ofNullable(item.about().dispute()))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Says of all that were ticked who sees to them; those that are finished stay as they are. */
  Mono<ServerResponse> assign(ServerRequest request) {
    var caller = Caller.of(request, Permission.FAILED_PAYMENTS_RETRY);
    var form = Form.of(request);
    var fields = form.fields();
    var assignee = fields.text("assignee", LONGEST_NAME);
    var back = Screens.local(fields.optionalText("next", LONGEST_PATH));
    fields.verify();
    return Flux.fromIterable(form.ids())
        .take(MOST_AT_ONCE)
        .flatMap(id -> Mono.justOrEmpty(IdKind.ACTION_ITEM.parse(id)))
        .concatMap(id ->
            service
                .assign(caller, id, assignee)
                .map(_ -> 1)
                .onErrorReturn(ListPages::isFinished, 0))
        .reduce(0, Integer::sum)
        .flatMap(done -> screens.done(request, done == 0 ? "none_assigned" : "assigned", back));
  }

  private static boolean isFinished(Throwable refused) {
    return refused instanceof Problem problem && problem.code() == ProblemCode.WRONG_STATE;
  }

  /** Items, and the disputes that they are about. */
  private record Found(List<ActionItem> items, Map<UUID, Dispute> disputes) {

    Map<String, Object> shown(Caller caller, Search search, Tabs tabs, Wording words) {
      return ListScreen.of(caller, search, items, disputes, tabs, words);
    }
  }
}
