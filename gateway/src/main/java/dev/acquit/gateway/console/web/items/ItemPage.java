package dev.acquit.gateway.console.web.items;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.action.ItemService;
import dev.acquit.gateway.action.ItemView;
import dev.acquit.gateway.action.ItemView.Chapter;
import dev.acquit.gateway.action.ItemViews;
import dev.acquit.gateway.console.desk.Hands;
import dev.acquit.gateway.console.desk.ItemScreen;
import dev.acquit.gateway.console.desk.Search;
import dev.acquit.gateway.console.web.Bylines;
import dev.acquit.gateway.console.web.Screens;
import dev.acquit.gateway.console.web.Told;
import dev.acquit.gateway.console.web.live.Outset;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payment.Views;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Mono;

/** One item, with all that is known of it. */
@Component
class ItemPage {

  private static final String FROM = "from";
  private static final String PAGE = "HX-Current-URL";

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

  /**
   * The list that they came from, as they had narrowed it. Where a script has sent a form of the
   * page, it says of which page.
   */
  private static String back(ServerRequest request) {
    return request
        .queryParam(FROM)
        .or(() -> Optional.ofNullable(request.headers().firstHeader(PAGE)).map(ItemPage::from))
        .map(query -> Screens.local(Search.PATH + "?" + query))
        .orElse(Search.PATH);
  }

  private static @Nullable String from(String page) {
    try {
      var from = UriComponentsBuilder.fromUriString(page).build().getQueryParams().getFirst(FROM);
      return from == null ? null : UriUtils.decode(from, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException unreadable) {
      return null;
    }
  }

  Mono<ServerResponse> get(ServerRequest request) {
    return shown(request, null);
  }

  /** The item as it stands now, and above it why what somebody did was refused. */
  Mono<ServerResponse> refused(ServerRequest request, ProblemCode why) {
    return refused(request, Problem.of(why));
  }

  /** The same, and at its field what is wrong with a form of that page. */
  Mono<ServerResponse> refused(ServerRequest request, Problem why) {
    return shown(request, why);
  }

  private Mono<ServerResponse> shown(ServerRequest request, @Nullable Problem problem) {
    var caller = Caller.of(request, Permission.FAILED_PAYMENTS_VIEW);
    var back = back(request);
    var begins = outset.ofItem();
    return service
        .find(caller, id(request))
        .flatMap(item -> items.of(caller, item))
        .flatMap(view -> Mono.zip(Mono.just(view), hands(caller, view), account(caller, view)))
        .flatMap(all ->
            screens.show(
                request,
                problem == null ? HttpStatus.OK.value() : problem.code().status(),
                "item",
                words -> {
                  var model =
                      ItemScreen.of(caller, all.getT1(), all.getT2(), all.getT3(), parts, words);
                  model.putAll(begins);
                  model.put("back", back);
                  model.put("errors", problem == null ? Map.of() : Told.of(problem, words));
                  if (problem != null && problem.errors().isEmpty()) {
                    model.put("problem", Screens.told(words, problem.code()));
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
