package dev.acquit.gateway.alert.web;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.alert.AlertForm;
import dev.acquit.gateway.alert.AlertService;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Body;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.http.Query;
import dev.acquit.gateway.money.IdKind;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** What somebody is told of by mail, to look at and to choose. */
@Configuration(proxyBeanMethods = false)
class AlertHandler {

  private final AlertService service;

  AlertHandler(AlertService service) {
    this.service = service;
  }

  @Bean
  RouterFunction<ServerResponse> routesOfAlerts() {
    return RouterFunctions.route()
        .GET("/v1/users/{id}/alerts", this::get)
        .PUT("/v1/users/{id}/alerts", this::put)
        .build();
  }

  private Mono<ServerResponse> get(ServerRequest request) {
    var caller = caller(request, Permission.STAFF_VIEW);
    Query.of(request).verify();
    return service.choice(caller, user(request)).flatMap(read -> Answer.ok(AlertJson.of(read)));
  }

  private Mono<ServerResponse> put(ServerRequest request) {
    var caller = caller(request, Permission.STAFF_MANAGE);
    return Body.object(request)
        .map(AlertForm::read)
        .flatMap(asked -> service.choose(caller, user(request), asked))
        .flatMap(chosen -> Answer.ok(AlertJson.of(chosen)));
  }

  /** Each may do it for themselves; for others it takes that permission. */
  private static Caller caller(ServerRequest request, Permission forOthers) {
    var caller = Caller.of(request);
    var self = IdKind.USER.format(caller.by()).equals(request.pathVariable("id"));
    return self ? caller : Caller.of(request, forOthers);
  }

  private static UUID user(ServerRequest request) {
    return IdKind.USER
        .parse(request.pathVariable("id"))
        .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
  }
}
