package dev.acquit.gateway.payment.web;

import dev.acquit.gateway.payment.Admission;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Admits requests that move money, before their key is looked up. All others pass: what processors
 * report, and whether the gateway is well, matters most when there is much to do.
 */
@Component
@Order(-1) // before the key's own filter
class AdmissionFilter implements WebFilter {

  private static final List<PathPattern> MONEY =
      List.of(
              "/v1/payments",
              "/v1/payments/{id}/retry",
              "/v1/payments/{id}/capture",
              "/v1/payments/{id}/void",
              "/v1/payments/{id}/refunds",
              "/v1/payments/{id}/resume")
          .stream()
          .map(PathPatternParser.defaultInstance::parse)
          .toList();

  private final Admission admission;

  AdmissionFilter(Admission admission) {
    this.admission = admission;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    var passed = chain.filter(exchange);
    return movesMoney(exchange) ? admission.admitted(passed) : passed;
  }

  private static boolean movesMoney(ServerWebExchange exchange) {
    var request = exchange.getRequest();
    return request.getMethod().equals(HttpMethod.POST)
        && isMoney(request.getPath().pathWithinApplication());
  }

  private static boolean isMoney(PathContainer path) {
    return MONEY.stream().anyMatch(pattern -> pattern.matches(path));
  }
}
