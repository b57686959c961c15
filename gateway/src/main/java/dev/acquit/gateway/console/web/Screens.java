package dev.acquit.gateway.console.web;

import dev.acquit.gateway.access.Accesses;
import dev.acquit.gateway.console.view.Assets;
import dev.acquit.gateway.console.view.Frame;
import dev.acquit.gateway.console.view.Frame.Place;
import dev.acquit.gateway.console.view.Pages;
import dev.acquit.gateway.console.view.Wording;
import dev.acquit.gateway.http.LogContext;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.staff.StaffSettings;
import java.net.URI;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers with pages, or sends to other pages. */
@Component
public class Screens implements Problem.Page {

  static final String HOME = "/console/items";
  static final String SIGN_IN = "/console/sign-in";

  private static final String ROOT = "/console";

  /** No part of it is a dot or two: browsers would leave the console by them. */
  private static final String LOCAL =
      "/console(?:/(?!\\.{1,2}(?:[/?]|$))[\\w.-]*+)*+(?:\\?[\\w.&=%+~-]*)?";

  private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

  /** All comes from here, and nothing stands in the page itself; bootstrap's icons are data. */
  private static final String POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'";

  private final Pages pages;
  private final Assets assets;
  private final Accesses accesses;
  private final Visits visits;
  private final Cookies cookies;
  private final StaffSettings staff;

  Screens(
      Pages pages,
      Assets assets,
      Accesses accesses,
      Visits visits,
      Cookies cookies,
      StaffSettings staff) {
    this.pages = pages;
    this.assets = assets;
    this.accesses = accesses;
    this.visits = visits;
    this.cookies = cookies;
    this.staff = staff;
  }

  /** A page. */
  public Mono<ServerResponse> show(
      ServerRequest request, String template, Function<Wording, Map<String, Object>> model) {
    return show(request, HttpStatus.OK.value(), template, model);
  }

  /** The same with another status. */
  public Mono<ServerResponse> show(
      ServerRequest request,
      int status,
      String template,
      Function<Wording, Map<String, Object>> model) {
    secure(request.exchange().getResponse().getHeaders());
    return page(request.exchange(), template, model)
        .flatMap(html -> ServerResponse.status(status).contentType(HTML).bodyValue(html));
  }

  /**
   * A page that stands in a dialog where scripts run.
   *
   * @param status the one that it has
   */
  public Mono<ServerResponse> dialog(
      ServerRequest request,
      int status,
      String template,
      Function<Wording, Map<String, Object>> model) {
    var headers = request.exchange().getResponse().getHeaders();
    headers.set("HX-Retarget", "#dialog");
    headers.set("HX-Reselect", "#panel");
    headers.set("HX-Reswap", "innerHTML");
    return show(request, status, template, model);
  }

  /** Tells that something is refused, in the words {@code problem.why}. */
  Mono<ServerResponse> refused(ServerRequest request, HttpStatus status, String why) {
    var exchange = request.exchange();
    return show(request, status.value(), "problem", words -> problem(exchange, words, why));
  }

  @Override
  public boolean isAt(String path) {
    return path.equals(ROOT) || path.startsWith(ROOT + "/");
  }

  @Override
  public Mono<byte[]> of(ServerWebExchange exchange, Problem problem) {
    var headers = exchange.getResponse().getHeaders();
    headers.setContentType(HTML);
    headers.remove(HttpHeaders.WWW_AUTHENTICATE);
    secure(headers);
    var code = problem.code().code();
    return page(exchange, "problem", words -> problem(exchange, words, code));
  }

  private static Map<String, Object> problem(
      ServerWebExchange exchange, Wording words, String why) {
    return Map.of(
        "why", words.of("problem." + why),
        "requestId", LogContext.requestId(exchange),
        "back", isLook(exchange) ? HOME : above(exchange));
  }

  /** What was refused of what somebody did, to be told on the page that they did it on. */
  public static String told(Wording words, ProblemCode code) {
    return words.of("problem." + code.code());
  }

  private Mono<byte[]> page(
      ServerWebExchange exchange, String template, Function<Wording, Map<String, Object>> model) {
    var visit = visits.of(exchange);
    return place(visit)
        .flatMap(place ->
            pages.render(
                template,
                visit.taste(),
                words -> {
                  var all = new HashMap<>(model.apply(words));
                  all.put("frame", frame(exchange, visit, place.orElse(null)));
                  all.put("words", words);
                  return all;
                }));
  }

  private Mono<Optional<Place>> place(Visit visit) {
    var caller = visit.caller();
    return Mono.justOrEmpty(caller)
        .flatMap(known ->
            accesses
                .organization(known.organization())
                .map(organization ->
                    new Place(
                        known.actor().name(),
                        organization.name(),
                        known.live(),
                        known.permissions())))
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty());
  }

  private Frame frame(ServerWebExchange exchange, Visit visit, @Nullable Place place) {
    return new Frame(
        assets.base(),
        visit.taste(),
        visit.csrf(),
        isLook(exchange) ? here(exchange) : above(exchange),
        place,
        isWhole(exchange) ? notice(exchange) : null,
        staff.surely().toSeconds());
  }

  /** What has just been done is told once. */
  private @Nullable String notice(ServerWebExchange exchange) {
    var notice = cookies.read(exchange, Cookies.NOTICE);
    cookies.drop(exchange, Cookies.NOTICE);
    return notice;
  }

  /** Of a page that a script asks for it may show a part, which has no place for a notice. */
  private static boolean isWhole(ServerWebExchange exchange) {
    var headers = exchange.getRequest().getHeaders();
    return headers.getFirst("HX-Request") == null || "main".equals(headers.getFirst("HX-Target"));
  }

  /** The request's path and query where it can be asked for again, else the first page. */
  static String here(ServerWebExchange exchange) {
    var uri = exchange.getRequest().getURI();
    var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return local(uri.getRawPath() + query);
  }

  /** What is changed at a path stands on the page above it. */
  private static String above(ServerWebExchange exchange) {
    var path = exchange.getRequest().getURI().getRawPath();
    return local(path.substring(0, Math.max(0, path.lastIndexOf('/'))));
  }

  private static boolean isLook(ServerWebExchange exchange) {
    return exchange.getRequest().getMethod().equals(HttpMethod.GET);
  }

  /** That page of the console; the first one where it is none. */
  public static String local(@Nullable String path) {
    return path != null && path.matches(LOCAL) && !path.startsWith(SIGN_IN) ? path : HOME;
  }

  /** Words for who looks, for what is no page. */
  public Mono<Wording> words(ServerRequest request) {
    return pages.words(Visit.of(request).taste());
  }

  /** The zone that who looks is in. */
  public static ZoneId zone(ServerRequest request) {
    return Visit.of(request).taste().zone();
  }

  /** Sends to another page, and tells there that something was done. */
  public Mono<ServerResponse> done(ServerRequest request, String notice, String path) {
    cookies.write(request.exchange(), Cookies.NOTICE, notice, Cookies.SHORT);
    return ServerResponse.seeOther(URI.create(path)).build();
  }

  /** Sends to another page; a script, too, loads all of it. */
  public Mono<ServerResponse> go(ServerRequest request, String path) {
    return request.headers().firstHeader("HX-Request") == null
        ? ServerResponse.seeOther(URI.create(path)).build()
        : ServerResponse.noContent().header("HX-Redirect", path).build();
  }

  private static void secure(HttpHeaders headers) {
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
  }
}
