package dev.acquit.gateway.retry.web;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Body;
import dev.acquit.gateway.http.Query;
import dev.acquit.gateway.retry.ScheduleService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** When an organization's charges are tried again by themselves, to look at and to replace. */
@Configuration(proxyBeanMethods = false)
class ScheduleHandler {

  private final ScheduleService schedules;

  ScheduleHandler(ScheduleService schedules) {
    this.schedules = schedules;
  }

  @Bean
  RouterFunction<ServerResponse> routesOfRetries() {
    return RouterFunctions.route()
        .GET("/v1/retries", this::get)
        .PUT("/v1/retries", this::replace)
        .build();
  }

  private Mono<ServerResponse> get(ServerRequest request) {
    var caller = Caller.of(request, Permission.RETRIES_VIEW);
    Query.of(request).verify();
    return schedules.current(caller).flatMap(read -> Answer.ok(ScheduleJson.of(read)));
  }

  private Mono<ServerResponse> replace(ServerRequest request) {
    var caller = Caller.of(request, Permission.RETRIES_MANAGE);
    return Body.object(request)
        .map(ScheduleForm::read)
        .flatMap(form -> schedules.replace(caller, form.schedule(), form.version()))
        .flatMap(stored -> Answer.ok(ScheduleJson.of(stored)));
  }
}
