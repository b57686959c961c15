package dev.acquit.gateway.console.web.items;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.action.ItemService;
import dev.acquit.gateway.action.ItemView;
import dev.acquit.gateway.action.ItemView.Chapter;
import dev.acquit.gateway.action.ItemViews;
import dev.acquit.gateway.console.desk.Hands;
import dev.acquit.gateway.console.desk.ItemScreen;
import dev.acquit.gateway.console.web.Bylines;
import dev.acquit.gateway.console.web.Screens;
import dev.acquit.gateway.console.web.live.Outset;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payment.Views;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** One item, with all that is known of it. */
@Component
class ItemPage {

  private final ItemService service;
  private final ItemViews items;
  private final Views parts;
  private final Bylines bylines;
  private final Screens screens;
  private final Outset outset;

  ItemPage(
      ItemService service,
      ItemViews items,
      Views parts,
      Bylines bylines,
      Screens screens,
      Outset outset) {
    this.service = service;
    this.items = items;
    this.parts = parts;
    this.bylines = bylines;
    this.screens = screens;
    this.outset = outset;
  }

  /** The item's id in the path. */
  static UUID id(ServerRequest request) {
    return IdKind.ACTION_ITEM
        .parse(request.pathVariable("id"))
        .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
  }

  /** The item's page. */
  static String path(UUID id) {
    return "/console/items/" + IdKind.ACTION_ITEM.format(id);
  }

  Mono<ServerResponse> get(ServerRequest request) {
    return shown(request, Caller.of(request, Permission.FAILED_PAYMENTS_VIEW), null);
  }

  /** The item as it stands now, and above it why what somebody did was refused. */
  Mono<ServerResponse> refused(ServerRequest request, ProblemCode why) {
    return shown(request, Caller.of(request, Permission.FAILED_PAYMENTS_VIEW), why);
  }

  private Mono<ServerResponse> shown(
      ServerRequest request, Caller caller, @Nullable ProblemCode problem) {
    var begins = outset.ofItem();
    return service
        .find(caller, id(request))
        .flatMap(item -> items.of(caller, item))
        .flatMap(view -> Mono.zip(Mono.just(view), hands(caller, view), account(caller, view)))
        .flatMap(all ->
            screens.show(
                request,
                problem == null ? HttpStatus.OK.value() : problem.status(),
                "item",
                words -> {
                  var model =
                      ItemScreen.of(caller, all.getT1(), all.getT2(), all.getT3(), parts, words);
                  model.putAll(begins);
                  if (problem != null) {
                    model.put("problem", Screens.told(words, problem));
                  }
                  return model;
                }));
  }

  private Mono<Hands> hands(Caller caller, ItemView view) {
    var payments = view.story().stream().map(Chapter::payment).toList();
    return bylines.of(caller, payments, List.of(view.item()), view.notes());
  }

  private Mono<String> account(Caller caller, ItemView view) {
    return bylines.account(caller, view.item().route().account());
  }
}
