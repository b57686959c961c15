package dev.acquit.gateway.routing.web;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Body;
import dev.acquit.gateway.http.Query;
import dev.acquit.gateway.routing.RoutingService;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** An organization's rules, to look at, to replace and to try. */
@Configuration(proxyBeanMethods = false)
class RoutingHandler {

  private final RoutingService routing;
  private final Clock clock;

  RoutingHandler(RoutingService routing, Clock clock) {
    this.routing = routing;
    this.clock = clock;
  }

  @Bean
  RouterFunction<ServerResponse> routesOfRouting() {
    return RouterFunctions.route()
        .GET("/v1/routing", this::get)
        .PUT("/v1/routing", this::replace)
        .POST("/v1/routing/dry_run", this::dryRun)
        .build();
  }

  private Mono<ServerResponse> get(ServerRequest request) {
    var caller = Caller.of(request, Permission.ROUTING_VIEW);
    var query = Query.of(request);
    var version = query.number("version", 1, Integer.MAX_VALUE);
    query.verify();
    var found = version == null ? routing.current(caller) : routing.version(caller, version);
    return found.flatMap(read -> Answer.ok(RoutingJson.of(read)));
  }

  private Mono<ServerResponse> replace(ServerRequest request) {
    var caller = Caller.of(request, Permission.ROUTING_MANAGE);
    return Body.object(request)
        .zipWhen(_ -> routing.nameable(caller), RulesForm::read)
        .flatMap(form -> routing.replace(caller, form.rules(), form.version()))
        .flatMap(stored -> Answer.ok(RoutingJson.of(stored)));
  }

  private Mono<ServerResponse> dryRun(ServerRequest request) {
    var caller = Caller.of(request, Permission.ROUTING_VIEW);
    return Body.object(request)
        .map(body -> DryRunForm.read(body, clock.instant()))
        .flatMap(form -> routing.dryRun(caller, form.charge(), form.source()))
        .flatMap(plan -> Answer.ok(DryRunJson.of(caller.live(), plan)));
  }
}
