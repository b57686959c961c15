package dev.acquit.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** What runs is documented, and what is documented runs: every path, every method. */
@GatewayTest
class RoutesIT {

  /** Spring Boot's own, which are no router functions. */
  private static final List<String> PROBES =
      List.of(
          "GET /actuator/health",
          "GET /actuator/health/liveness",
          "GET /actuator/health/readiness");

  @Autowired private List<RouterFunction<?>> routers;

  @Test
  void everyRouteIsDocumentedAndNoneMore(Api api) {
    var routes = new Routes();
    routers.forEach(router -> router.accept(routes));
    routes.found.removeIf(route -> route.contains(" /console")); // pages, for people
    routes.found.addAll(PROBES);

    assertThat(Contract.published().operations().stream().map(Operation::name))
        .containsExactlyInAnyOrderElementsOf(routes.found);
    assertThat(PROBES)
        .allSatisfy(probe ->
            assertThat(api.http().get(probe.substring(4), Map.of()).status()).isEqualTo(200));
  }

  /** Collects methods and paths; a kind of route that it cannot read fails the test. */
  private static final class Routes implements RouterFunctions.Visitor {

    private static final Pattern READABLE = Pattern.compile("\\((\\S+) && (\\S+)\\)");

    private final List<String> found = new ArrayList<>();

    /** As Spring prints them: {@code (GET && /v1/payments/{id})}. */
    @Override
    public void route(RequestPredicate predicate, HandlerFunction<?> handler) {
      var route = READABLE.matcher(predicate.toString());
      assertThat(route.matches()).as(predicate.toString()).isTrue();
      found.add(route.group(1) + " " + route.group(2));
    }

    @Override
    public void attributes(Map<String, Object> attributes) {}

    @Override
    public void startNested(RequestPredicate predicate) {
      throw unread(predicate);
    }

    @Override
    public void endNested(RequestPredicate predicate) {
      throw unread(predicate);
    }

    @Override
    public void resources(Function<ServerRequest, Mono<Resource>> lookup) {
      throw unread(lookup);
    }

    @Override
    public void unknown(RouterFunction<?> router) {
      throw unread(router);
    }

    private static AssertionError unread(Object route) {
      return new AssertionError("This test cannot read such a route yet: " + route);
    }
  }
}
