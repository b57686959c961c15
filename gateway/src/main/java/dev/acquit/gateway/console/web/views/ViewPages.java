package dev.acquit.gateway.console.web.views;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.console.desk.Search;
import dev.acquit.gateway.console.desk.views.ViewBar;
import dev.acquit.gateway.console.view.Wording;
import dev.acquit.gateway.console.web.Door;
import dev.acquit.gateway.console.web.Form;
import dev.acquit.gateway.console.web.Screens;
import dev.acquit.gateway.console.web.Told;
import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.saved.SavedView;
import dev.acquit.gateway.saved.ViewService;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** What people look for often: to keep it, and to see to what they have kept. */
@Configuration(proxyBeanMethods = false)
class ViewPages {

  private static final String PATH = "/console/views";
  private static final String NEW = PATH + "/new";
  private static final String ONE = PATH + "/{id}";
  private static final String NAME = "name";
  private static final int LONGEST_TICK = 5;

  /** In the place of an id: they begin with no view. */
  private static final String NONE = "none";

  private final ViewService views;
  private final Screens screens;

  ViewPages(ViewService views, Screens screens) {
    this.views = views;
    this.screens = screens;
  }

  @Bean
  RouterFunction<ServerResponse> pagesOfViews(Door door) {
    return door.guarded(
        RouterFunctions.route()
            .GET(PATH, this::list)
            .GET(NEW, this::ask)
            .POST(NEW, this::save)
            .POST(ONE, this::change)
            .POST(ONE + "/delete", this::delete)
            .POST(ONE + "/first", this::begin)
            .build());
  }

  private static Caller caller(ServerRequest request) {
    return Caller.of(request, Permission.FAILED_PAYMENTS_VIEW);
  }

  private static UUID id(ServerRequest request) {
    return IdKind.SAVED_VIEW
        .parse(request.pathVariable("id"))
        .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
  }

  /** Asks for the name of what the list's address says. */
  private Mono<ServerResponse> ask(ServerRequest request) {
    caller(request);
    return asked(request, Search.of(request), "", null);
  }

  private Mono<ServerResponse> asked(
      ServerRequest request, Search search, String name, @Nullable Problem wrong) {
    return screens.dialog(
        request,
        wrong == null ? HttpStatus.OK.value() : wrong.code().status(),
        "view-new",
        words ->
            Map.of(
                "query",
                search.query(),
                "back",
                search.first(),
                "name",
                name,
                "errors",
                wrong == null ? Map.of() : Told.of(wrong, words)));
  }

  private Mono<ServerResponse> save(ServerRequest request) {
    var caller = caller(request);
    var search = Search.of(request);
    var fields = Form.of(request).fields();
    var asked = Asked.of(fields);
    var first = ticked(fields, "first");
    return verified(fields)
        .then(Mono.defer(() -> views.save(caller, asked.name, search.query(), asked.shared)))
        .flatMap(view -> first ? views.begin(caller, view.id()).thenReturn(view) : Mono.just(view))
        .flatMap(view -> screens.done(request, "view_saved", ViewBar.address(view)))
        .onErrorResume(
            Problem.class,
            wrong ->
                wrong.errors().isEmpty()
                    ? Mono.error(wrong)
                    : asked(request, search, asked.name, wrong));
  }

  private Mono<ServerResponse> list(ServerRequest request) {
    return listed(request, caller(request), null);
  }

  private Mono<ServerResponse> listed(
      ServerRequest request, Caller caller, @Nullable Problem wrong) {
    return Mono.zip(
            views.list(caller).collectList(),
            views.first(caller).map(Optional::of).defaultIfEmpty(Optional.empty()))
        .flatMap(both -> {
          var first = both.getT2().map(SavedView::id).orElse(null);
          return screens.show(
              request,
              wrong == null ? HttpStatus.OK.value() : wrong.code().status(),
              "views",
              words -> {
                var model = new HashMap<String, Object>();
                model.put("lines", ViewBar.lines(both.getT1(), first, caller));
                model.put("begins", first != null);
                model.put("problem", wrong == null ? "" : why(wrong, words));
                return model;
              });
        });
  }

  private static String why(Problem wrong, Wording words) {
    return wrong.errors().isEmpty()
        ? Screens.told(words, wrong.code())
        : Objects.requireNonNullElseGet(
            Told.of(wrong, words).get(NAME), () -> Screens.told(words, wrong.code()));
  }

  private Mono<ServerResponse> change(ServerRequest request) {
    var caller = caller(request);
    var id = id(request);
    var fields = Form.of(request).fields();
    var asked = Asked.of(fields);
    return verified(fields)
        .then(Mono.defer(() -> views.change(caller, id, asked.name, asked.shared)))
        .flatMap(_ -> screens.done(request, "view_saved", PATH))
        .onErrorResume(Problem.class, wrong -> refused(request, caller, wrong));
  }

  private Mono<ServerResponse> delete(ServerRequest request) {
    var caller = caller(request);
    return views
        .delete(caller, id(request))
        .then(Mono.defer(() -> screens.done(request, "view_deleted", PATH)))
        .onErrorResume(Problem.class, wrong -> refused(request, caller, wrong));
  }

  private Mono<ServerResponse> begin(ServerRequest request) {
    var caller = caller(request);
    var begun =
        request.pathVariable("id").equals(NONE)
            ? views.beginWithNone(caller)
            : views.begin(caller, id(request));
    return begun.then(Mono.defer(() -> screens.done(request, "view_first", PATH)));
  }

  /** What is not theirs to see is a page of its own; the rest is told on the page that it is on. */
  private Mono<ServerResponse> refused(ServerRequest request, Caller caller, Problem wrong) {
    return switch (wrong.code()) {
      case NOT_FOUND, FORBIDDEN -> Mono.error(wrong);
      default -> listed(request, caller, wrong);
    };
  }

  private static Mono<Void> verified(Fields fields) {
    return Mono.fromRunnable(fields::verify);
  }

  private static boolean ticked(Fields fields, String name) {
    return fields.optionalText(name, LONGEST_TICK) != null;
  }

  /** What a form holds. */
  private record Asked(String name, boolean shared) {

    static Asked of(Fields fields) {
      var given = fields.text(NAME, SavedView.LONGEST_NAME);
      if (!given.isEmpty() && given.isBlank()) {
        fields.reject(NAME, "required", "A name of letters");
      }
      return new Asked(given.strip(), ticked(fields, "shared"));
    }
  }
}
