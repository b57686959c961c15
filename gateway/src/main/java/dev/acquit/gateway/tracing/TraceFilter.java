package dev.acquit.gateway.tracing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Makes a trace of a request: by its route, never by its path. It stands before all other filters,
 * and in the chain only where traces are made.
 */
final class TraceFilter implements WebFilter, Ordered {

  private static final String OWN = "/actuator";
  private static final String OTHER = "_OTHER"; // as OpenTelemetry calls what HTTP does not know
  private static final List<HttpMethod> METHODS = Arrays.asList(HttpMethod.values());
  private static final int FIRST_SERVER_ERROR = 500;

  private final Traces traces;

  TraceFilter(Traces traces) {
    this.traces = traces;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return exchange.getRequest().getPath().value().startsWith(OWN)
        ? chain.filter(exchange)
        : Mono.defer(() -> traced(exchange, chain));
  }

  private Mono<Void> traced(ServerWebExchange exchange, WebFilterChain chain) {
    return traces
        .of(exchange.getRequest().getHeaders(), method(exchange))
        .map(trace -> within(trace, exchange, chain))
        .orElseGet(() -> chain.filter(exchange));
  }

  private static Mono<Void> within(Trace trace, ServerWebExchange exchange, WebFilterChain chain) {
    var done =
        chain
            .filter(exchange)
            .doOnTerminate(() -> tell(trace, exchange))
            .doOnCancel(() -> tell(trace, exchange));
    return trace.around(done, _ -> Map.of());
  }

  /** What is known of it only at its end. */
  private static void tell(Trace trace, ServerWebExchange exchange) {
    var tags = new HashMap<>(Map.of("http.request.method", method(exchange)));
    Object route = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    if (route != null) {
      tags.put("http.route", route.toString());
      trace.span().name(method(exchange) + " " + route);
    }
    var status = exchange.getResponse().getStatusCode();
    var code = status == null ? 200 : status.value();
    tags.put("http.response.status_code", Integer.toString(code));
    trace.tag(tags);
    if (code >= FIRST_SERVER_ERROR) {
      trace.fail("http_" + code);
    }
  }

  private static String method(ServerWebExchange exchange) {
    var method = exchange.getRequest().getMethod();
    return METHODS.contains(method) ? method.name() : OTHER;
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
