package dev.acquit.gateway.console.web;

import dev.acquit.gateway.console.oidc.OidcSettings;
import dev.acquit.gateway.console.view.Wording;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.staff.Members;
import dev.acquit.gateway.staff.Sessions;
import dev.acquit.gateway.staff.Sessions.Opened;
import dev.acquit.gateway.staff.StaffSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** Signs people in and out. */
@Configuration(proxyBeanMethods = false)
class SignInPages {

  static final String LIVE = "live";

  /** Says that there was a session, and is none any more. */
  static final String ENDED = "ended";

  private static final String TEMPLATE = "sign-in";
  private static final String OUT = "signed_out";
  private static final String RESTED = "rested";
  private static final int LONGEST_EMAIL = 254;
  private static final int LONGEST_PASSWORD = 1000;
  private static final int LONGEST_PATH = 2000;
  private static final int SEVERAL = 2;

  private final Sessions sessions;
  private final Members members;
  private final Cookies cookies;
  private final Screens screens;
  private final OidcSettings oidc;
  private final long lockMinutes;

  SignInPages(
      Sessions sessions,
      Members members,
      Cookies cookies,
      Screens screens,
      OidcSettings oidc,
      StaffSettings settings) {
    this.sessions = sessions;
    this.members = members;
    this.cookies = cookies;
    this.screens = screens;
    this.oidc = oidc;
    this.lockMinutes = settings.lock().plusMinutes(1).minusNanos(1).toMinutes();
  }

  @Bean
  RouterFunction<ServerResponse> routesOfSignIn(Door door) {
    return door.open(
        RouterFunctions.route()
            .GET(Screens.SIGN_IN, this::form)
            .POST(Screens.SIGN_IN, request -> signIn(request, door))
            .POST("/console/sign-out", request -> signOut(request, door))
            .build());
  }

  /**
   * The page to sign in on.
   *
   * @param why they have to, by the name that tells it; null where they have not signed in yet
   * @param next where they go from there; null for the first page
   */
  static String address(@Nullable String why, @Nullable String next) {
    var to = UriComponentsBuilder.fromPath(Screens.SIGN_IN);
    if (why != null) {
      to.queryParam(why, "true");
    }
    if (next != null) {
      to.queryParam("next", "{next}");
    }
    return to.encode().build(next == null ? "" : next).toString();
  }

  private Mono<ServerResponse> form(ServerRequest request) {
    var next = request.queryParam("next").orElse("");
    return screens.show(request, TEMPLATE, words -> model("", next, why(request, words)));
  }

  /** Why they are here, though they had signed in; null where they had not. */
  private static @Nullable String why(ServerRequest request, Wording words) {
    return Stream.of(RESTED, ENDED)
        .filter(name -> request.queryParam(name).isPresent())
        .findFirst()
        .map(name -> words.of("sign_in." + name))
        .orElse(null);
  }

  private Mono<ServerResponse> signIn(ServerRequest request, Door door) {
    var fields = Form.of(request).fields();
    var email = fields.text("email", LONGEST_EMAIL).strip();
    var password = fields.text("password", LONGEST_PASSWORD);
    var next = fields.optionalText("next", LONGEST_PATH);
    return Mono.fromRunnable(fields::verify)
        .then(Mono.defer(() -> opened(request, email, password, door)))
        .flatMap(opened -> welcome(request, opened, next))
        .switchIfEmpty(
            Mono.defer(() ->
                screens.show(
                    request,
                    HttpStatus.UNPROCESSABLE_CONTENT.value(),
                    TEMPLATE,
                    words -> refused(email, next, words))))
        .onErrorResume(
            Problem.class,
            wrong ->
                wrong.errors().isEmpty() ? Mono.error(wrong) : again(request, wrong, email, next));
  }

  private Mono<Opened> opened(ServerRequest request, String email, String password, Door door) {
    var exchange = request.exchange();
    var live = LIVE.equals(cookies.read(exchange, Cookies.MODE));
    return sessions.open(email, password, live, door.origin(exchange));
  }

  /** Those who work for several organizations say for which first. */
  Mono<ServerResponse> welcome(ServerRequest request, Opened opened, @Nullable String next) {
    var exchange = request.exchange();
    cookies.write(exchange, Cookies.SESSION, opened.token(), Cookies.SHORT);
    cookies.drop(exchange, Cookies.VISITOR);
    if (cookies.read(exchange, Cookies.LANGUAGE) == null) {
      cookies.write(exchange, Cookies.LANGUAGE, Names.of(opened.user().language()), Cookies.LONG);
    }
    return members
        .organizations(opened.user().id())
        .count()
        .flatMap(
            many -> screens.go(request, many < SEVERAL ? Screens.local(next) : PlacePages.PATH));
  }

  /** Lets somebody try again whom the identity provider has not let in, and tells why. */
  Mono<ServerResponse> refuse(ServerRequest request, String why) {
    return screens.show(
        request,
        HttpStatus.UNPROCESSABLE_CONTENT.value(),
        TEMPLATE,
        words -> {
          var model = model("", null, null);
          model.put("refused", words.of(why));
          return model;
        });
  }

  /** One answer, whichever of the two is wrong, and also where somebody is locked out. */
  private Map<String, Object> refused(String email, @Nullable String next, Wording words) {
    var model = model(email, next, null);
    model.put("refused", words.of("sign_in.refused", lockMinutes));
    return model;
  }

  private Mono<ServerResponse> again(
      ServerRequest request, Problem wrong, String email, @Nullable String next) {
    return screens.show(
        request,
        wrong.code().status(),
        TEMPLATE,
        words -> {
          var model = model(email, next, null);
          model.put("errors", Told.of(wrong, words));
          return model;
        });
  }

  private Map<String, Object> model(String email, @Nullable String next, @Nullable String ended) {
    var model = new HashMap<String, Object>();
    model.put("email", email);
    model.put("next", next == null ? "" : next);
    model.put("ended", ended == null ? "" : ended);
    model.put("refused", "");
    model.put("errors", Map.of());
    model.put("oidc", oidc.isOffered() ? OidcPages.entrance(next) : "");
    return model;
  }

  /** Where the form says what comes next, nobody has asked for it: they have rested too long. */
  private Mono<ServerResponse> signOut(ServerRequest request, Door door) {
    var exchange = request.exchange();
    var next = Form.of(request).fields().optionalText("next", LONGEST_PATH);
    var token = cookies.read(exchange, Cookies.SESSION);
    cookies.drop(exchange, Cookies.SESSION);
    return (token == null ? Mono.<Void>empty() : sessions.close(token, door.origin(exchange)))
        .then(
            Mono.defer(() ->
                next == null
                    ? screens.done(request, OUT, Screens.SIGN_IN)
                    : screens.go(request, address(RESTED, Screens.local(next)))));
  }
}
