package dev.acquit.gateway.dispute.web;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.dispute.Dispute;
import dev.acquit.gateway.dispute.Disputes;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Listing;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.http.Query;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.processor.Notice.Stage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Disputes to look at. */
@Configuration(proxyBeanMethods = false)
class DisputeHandler {

  private final Disputes disputes;

  DisputeHandler(Disputes disputes) {
    this.disputes = disputes;
  }

  @Bean
  RouterFunction<ServerResponse> routesOfDisputes() {
    return RouterFunctions.route()
        .GET("/v1/disputes", this::list)
        .GET("/v1/disputes/{id}", this::get)
        .build();
  }

  private Mono<ServerResponse> list(ServerRequest request) {
    var caller = Caller.of(request, Permission.PAYMENTS_VIEW);
    var query = Query.of(request);
    var filter =
        new Disputes.Filter(
            query.choice("status", Stage.class), query.id("payment", IdKind.PAYMENT));
    var page = query.page(IdKind.DISPUTE);
    query.verify();
    return disputes
        .list(caller, filter, page)
        .collectList()
        .flatMap(rows ->
            Answer.ok(
                Listing.of(rows, page.limit(), IdKind.DISPUTE, Dispute::id, DisputeJson::of)));
  }

  private Mono<ServerResponse> get(ServerRequest request) {
    var caller = Caller.of(request, Permission.PAYMENTS_VIEW);
    return Mono.justOrEmpty(IdKind.DISPUTE.parse(request.pathVariable("id")))
        .flatMap(id -> disputes.find(caller, id))
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NOT_FOUND)))
        .flatMap(dispute -> Answer.ok(DisputeJson.of(dispute)));
  }
}
