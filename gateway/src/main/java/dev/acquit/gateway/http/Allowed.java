package dev.acquit.gateway.http;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.support.RouterFunctionMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells a path that is not there from one that has other methods: routes alone answer both with
 * 404.
 */
@Component
class Allowed {

  private static final List<HttpMethod> METHODS =
      List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

  private final ObjectProvider<RouterFunctionMapping> routes;

  Allowed(ObjectProvider<RouterFunctionMapping> routes) {
    this.routes = routes;
  }

  /** The methods that the request's path has; none where there is no such path. */
  Mono<List<HttpMethod>> at(ServerWebExchange exchange) {
    return Flux.fromIterable(METHODS).filterWhen(method -> has(exchange, method)).collectList();
  }

  private Mono<Boolean> has(ServerWebExchange exchange, HttpMethod method) {
    var asked = exchange.mutate().request(request -> request.method(method)).build();
    return Flux.fromStream(routes::orderedStream)
        .concatMap(mapping -> mapping.getHandler(asked))
        .hasElements()
        .doOnNext(_ -> forget(asked));
  }

  /** A route that fits leaves its path behind, which the next one would be added to. */
  private static void forget(ServerWebExchange asked) {
    asked.getAttributes().remove(RouterFunctions.MATCHING_PATTERN_ATTRIBUTE);
    asked.getAttributes().remove(RouterFunctions.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
  }
}
