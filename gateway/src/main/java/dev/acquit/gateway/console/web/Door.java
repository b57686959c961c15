package dev.acquit.gateway.console.web;

import dev.acquit.gateway.access.AccessSettings;
import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.SignedIn;
import dev.acquit.gateway.http.LogContext;
import dev.acquit.gateway.journal.Origin;
import dev.acquit.gateway.money.IdKind;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Nobody passes without a session but to the pages that everybody has, and no form passes that is
 * not of the visit that sends it.
 */
@Component
public class Door {

  private static final String TOKEN_HEADER = "X-CSRF-Token";
  private static final String WATCHING = "Acquit-Watching";
  private static final String FETCH_SITE = "Sec-Fetch-Site";
  private static final String OTHER_SITE = "cross-site";

  private final SignedIn people;
  private final Cookies cookies;
  private final Visits visits;
  private final Screens screens;
  private final int proxies;

  Door(SignedIn people, Cookies cookies, Visits visits, Screens screens, AccessSettings settings) {
    this.people = people;
    this.cookies = cookies;
    this.visits = visits;
    this.screens = screens;
    this.proxies = settings.proxies();
  }

  /** Routes that everybody has. */
  RouterFunction<ServerResponse> open(RouterFunction<ServerResponse> routes) {
    return routes.filter((request, next) -> {
      visits.of(request.exchange());
      return passed(request, next);
    });
  }

  /** Routes of those who have signed in. */
  public RouterFunction<ServerResponse> guarded(RouterFunction<ServerResponse> routes) {
    return routes.filter(this::signedIn);
  }

  private Mono<ServerResponse> signedIn(
      ServerRequest request, HandlerFunction<ServerResponse> next) {
    var token = Optional.ofNullable(cookies.read(request.exchange(), Cookies.SESSION));
    return Mono.justOrEmpty(token)
        .flatMap(isWatching(request) ? people::look : people::authenticate)
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty())
        .flatMap(caller ->
            caller.isPresent()
                ? entered(request, next, token.orElseThrow(), caller.get())
                : signInFirst(request, token.isPresent()));
  }

  /** Whether the page asks by itself, and nobody: it keeps nobody signed in. */
  public static boolean isWatching(ServerRequest request) {
    return request.method().equals(HttpMethod.GET)
        && request.headers().firstHeader(WATCHING) != null;
  }

  /** Whose page that is, without their doing anything; empty where nobody has signed in. */
  public Optional<Presence> presence(ServerRequest request) {
    return Optional.ofNullable(cookies.read(request.exchange(), Cookies.SESSION))
        .map(token ->
            new Presence(
                visits.of(request.exchange()).csrf(), Mono.defer(() -> people.look(token))));
  }

  private Mono<ServerResponse> entered(
      ServerRequest request,
      HandlerFunction<ServerResponse> next,
      String token,
      Caller authenticated) {
    var exchange = request.exchange();
    var caller = authenticated.from(origin(exchange));
    exchange.getAttributes().put(Caller.ATTRIBUTE, caller);
    visits.of(exchange, token, caller);
    var organization = IdKind.ORGANIZATION.format(caller.organization());
    return LogContext.kept(passed(request, next))
        .contextWrite(context -> LogContext.organization(exchange, context, organization));
  }

  Origin origin(ServerWebExchange exchange) {
    return Origin.of(exchange, proxies);
  }

  private Mono<ServerResponse> passed(ServerRequest request, HandlerFunction<ServerResponse> next) {
    if (request.method().equals(HttpMethod.GET)) {
      return next.handle(request);
    }
    return Form.read(request)
        .flatMap(form ->
            isOwn(request, form)
                ? next.handle(request)
                : screens.refused(request, HttpStatus.FORBIDDEN, "stale"));
  }

  private static boolean isOwn(ServerRequest request, Form form) {
    var headers = request.headers().asHttpHeaders();
    var header = headers.getFirst(TOKEN_HEADER);
    return !OTHER_SITE.equals(headers.getFirst(FETCH_SITE))
        && Visits.isOwn(Visit.of(request), header == null ? form.csrf() : header);
  }

  /** Sends them to sign in, and back to the page that they were about to see. */
  private Mono<ServerResponse> signInFirst(ServerRequest request, boolean ended) {
    cookies.drop(request.exchange(), Cookies.SESSION);
    var next = request.method().equals(HttpMethod.GET) ? Screens.here(request.exchange()) : null;
    return screens.go(request, SignInPages.address(ended ? SignInPages.ENDED : null, next));
  }

  /**
   * Somebody's open page.
   *
   * @param session stands for their session
   * @param now who they are whenever it is asked for; empty once the session has ended
   */
  public record Presence(String session, Mono<Caller> now) {}
}
