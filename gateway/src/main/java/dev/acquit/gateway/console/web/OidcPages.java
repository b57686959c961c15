package dev.acquit.gateway.console.web;

import dev.acquit.gateway.console.oidc.Handshake;
import dev.acquit.gateway.console.oidc.OidcSettings;
import dev.acquit.gateway.console.oidc.Provider;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.staff.Sessions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** Signs people in whom the operator's identity provider knows, and whom an organization has. */
@Configuration(proxyBeanMethods = false)
class OidcPages {

  private static final Logger LOG = LoggerFactory.getLogger(OidcPages.class);
  private static final String ENTRANCE = "/console/oidc";

  private final Provider provider;
  private final OidcSettings settings;
  private final Sessions sessions;
  private final SignInPages signIn;
  private final Cookies cookies;

  OidcPages(
      Provider provider,
      OidcSettings settings,
      Sessions sessions,
      SignInPages signIn,
      Cookies cookies) {
    this.provider = provider;
    this.settings = settings;
    this.sessions = sessions;
    this.signIn = signIn;
    this.cookies = cookies;
  }

  @Bean
  RouterFunction<ServerResponse> routesOfOidc(Door door) {
    return door.open(
        RouterFunctions.route()
            .GET(ENTRANCE, offered(this::leave))
            .GET(Provider.BACK, offered(request -> comeBack(request, door)))
            .build());
  }

  /** Without a provider there is no such page. */
  private HandlerFunction<ServerResponse> offered(HandlerFunction<ServerResponse> page) {
    return request ->
        settings.isOffered() ? page.handle(request) : Mono.error(Problem.of(ProblemCode.NOT_FOUND));
  }

  /** Where people leave for the provider, to come back to that page. */
  static String entrance(@Nullable String next) {
    return UriComponentsBuilder.fromPath(ENTRANCE)
        .queryParam("next", "{next}")
        .encode()
        .build(Screens.local(next))
        .toString();
  }

  private Mono<ServerResponse> leave(ServerRequest request) {
    var handshake = Handshake.begin(Screens.local(request.queryParam("next").orElse(null)));
    return provider
        .entrance(handshake)
        .flatMap(entrance -> {
          cookies.write(request.exchange(), Cookies.HANDSHAKE, handshake.text(), Cookies.SHORT);
          return ServerResponse.seeOther(entrance).build();
        })
        .onErrorResume(failure -> failed(request, failure));
  }

  /** The handshake is good for one answer. */
  private Mono<ServerResponse> comeBack(ServerRequest request, Door door) {
    var exchange = request.exchange();
    var kept = Handshake.of(cookies.read(exchange, Cookies.HANDSHAKE));
    cookies.drop(exchange, Cookies.HANDSHAKE);
    var code = request.queryParam("code").orElse("");
    if (kept == null
        || code.isEmpty()
        || !kept.isAnsweredBy(request.queryParam("state").orElse(""))) {
      return signIn.refuse(request, "sign_in.oidc_canceled");
    }
    var live = SignInPages.LIVE.equals(cookies.read(exchange, Cookies.MODE));
    return provider
        .email(code, kept)
        .flatMap(
            email -> sessions.openVouched(email, provider.issuer(), live, door.origin(exchange)))
        .flatMap(opened -> signIn.welcome(request, opened, kept.next()))
        .switchIfEmpty(Mono.defer(() -> signIn.refuse(request, "sign_in.oidc_unknown")))
        .onErrorResume(failure -> failed(request, failure));
  }

  private Mono<ServerResponse> failed(ServerRequest request, Throwable failure) {
    if (failure instanceof Problem) {
      return Mono.error(failure);
    }
    LOG.warn("The identity provider lets nobody in: {}", failure.toString());
    return signIn.refuse(request, "sign_in.oidc_failed");
  }
}
