package dev.acquit.gateway.deadjob.web;

import dev.acquit.gateway.access.Operator;
import dev.acquit.gateway.deadjob.DeadJob;
import dev.acquit.gateway.deadjob.DeadJobs;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Body;
import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.http.Listing;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.http.Query;
import dev.acquit.gateway.journal.Actor;
import dev.acquit.gateway.money.IdKind;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The operator's way to jobs that were given up. */
@Configuration(proxyBeanMethods = false)
class DeadJobHandler {

  private final DeadJobs jobs;

  DeadJobHandler(DeadJobs jobs) {
    this.jobs = jobs;
  }

  @Bean
  RouterFunction<ServerResponse> routesOfDeadJobs() {
    return RouterFunctions.route()
        .GET("/v1/dead_jobs", this::list)
        .POST("/v1/dead_jobs/{id}/revive", request -> change(request, jobs::revive))
        .POST("/v1/dead_jobs/{id}/drop", request -> change(request, jobs::drop))
        .filter(Operator::only)
        .build();
  }

  private Mono<ServerResponse> list(ServerRequest request) {
    var query = Query.of(request);
    var queue = query.text("queue");
    var page = query.page(IdKind.JOB);
    query.verify();
    return jobs.list(queue, page)
        .collectList()
        .flatMap(rows ->
            Answer.ok(Listing.of(rows, page.limit(), IdKind.JOB, DeadJob::id, DeadJobJson::of)));
  }

  private static Mono<ServerResponse> change(
      ServerRequest request, BiFunction<Actor, UUID, Mono<DeadJob>> change) {
    return Body.object(request)
        .doOnNext(body -> Fields.of(body).verify())
        .then(Mono.defer(() -> Mono.justOrEmpty(IdKind.JOB.parse(request.pathVariable("id")))))
        .flatMap(id -> change.apply(Operator.of(request), id))
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NOT_FOUND)))
        .flatMap(job -> Answer.ok(DeadJobJson.of(job)));
  }
}
