package dev.acquit.gateway.access.web;

import dev.acquit.gateway.access.AccessSettings;
import dev.acquit.gateway.access.ApiKeys;
import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Operator;
import dev.acquit.gateway.access.SignedIn;
import dev.acquit.gateway.http.LogContext;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.journal.Actor;
import dev.acquit.gateway.journal.Origin;
import dev.acquit.gateway.money.IdKind;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Nobody passes below {@code /v1} without a key: an organization's, or the operator's for what is
 * no organization's own. Who has signed in presents a session's token in its place.
 */
@Component
@Order(0)
class ApiKeyFilter implements WebFilter {

  /** What processors send has no key: they sign it. */
  private static final String SIGNED = "/v1/webhooks/";

  private static final String BEARER = "Bearer ";
  private static final int LONGEST_KEY = 256;

  private final ApiKeys keys;
  private final SignedIn people;
  private final int proxies;

  ApiKeyFilter(ApiKeys keys, SignedIn people, AccessSettings settings) {
    this.keys = keys;
    this.people = people;
    this.proxies = settings.proxies();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    var path = exchange.getRequest().getPath().value();
    if (!path.startsWith("/v1/") || path.startsWith(SIGNED)) {
      return chain.filter(exchange);
    }
    var presented = presented(exchange.getRequest().getHeaders());
    if (presented == null) {
      return Mono.error(Problem.of(ProblemCode.UNAUTHORIZED));
    }
    return keys.isOperator(presented)
        ? asOperator(exchange, chain)
        : caller(presented)
            .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.UNAUTHORIZED)))
            .flatMap(caller -> asCaller(caller, exchange, chain));
  }

  private Mono<Caller> caller(String presented) {
    return presented.startsWith(SignedIn.PREFIX)
        ? people.authenticate(presented)
        : keys.authenticate(presented);
  }

  private Mono<Void> asOperator(ServerWebExchange exchange, WebFilterChain chain) {
    exchange.getAttributes().put(Operator.ATTRIBUTE, Actor.operator(Origin.of(exchange, proxies)));
    return chain.filter(exchange);
  }

  private Mono<Void> asCaller(Caller caller, ServerWebExchange exchange, WebFilterChain chain) {
    exchange.getAttributes().put(Caller.ATTRIBUTE, caller.from(Origin.of(exchange, proxies)));
    var organization = IdKind.ORGANIZATION.format(caller.organization());
    return LogContext.kept(chain.filter(exchange))
        .contextWrite(context -> LogContext.organization(exchange, context, organization));
  }

  private static @Nullable String presented(HttpHeaders headers) {
    var header = headers.getFirst(HttpHeaders.AUTHORIZATION);
    return header != null
            && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
            && header.length() <= LONGEST_KEY
        ? header.substring(BEARER.length()).strip()
        : null;
  }
}
