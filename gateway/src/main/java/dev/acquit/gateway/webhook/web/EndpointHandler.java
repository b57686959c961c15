package dev.acquit.gateway.webhook.web;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Body;
import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.http.Listing;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.http.Query;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.webhook.Endpoint;
import dev.acquit.gateway.webhook.EndpointService;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Webhook endpoints, to set up and to look at. */
@Configuration(proxyBeanMethods = false)
class EndpointHandler {

  private static final long LONGEST_OVERLAP = 168;
  private static final long OVERLAP = 24;

  private final EndpointService endpoints;

  EndpointHandler(EndpointService endpoints) {
    this.endpoints = endpoints;
  }

  @Bean
  RouterFunction<ServerResponse> routesOfWebhookEndpoints() {
    return RouterFunctions.route()
        .POST("/v1/webhook_endpoints", this::create)
        .GET("/v1/webhook_endpoints", this::list)
        .GET("/v1/webhook_endpoints/{id}", this::get)
        .PATCH("/v1/webhook_endpoints/{id}", this::change)
        .DELETE("/v1/webhook_endpoints/{id}", this::delete)
        .POST("/v1/webhook_endpoints/{id}/rotate_secret", this::rotate)
        .build();
  }

  private Mono<ServerResponse> create(ServerRequest request) {
    var caller = Caller.of(request, Permission.WEBHOOKS_MANAGE);
    return Body.object(request)
        .flatMap(body -> endpoints.create(caller, Fields.of(body)))
        .flatMap(shown -> Answer.created(EndpointJson.of(shown)));
  }

  private Mono<ServerResponse> change(ServerRequest request) {
    var caller = Caller.of(request, Permission.WEBHOOKS_MANAGE);
    return Body.object(request)
        .flatMap(body -> endpoints.change(caller, id(request), Fields.of(body)))
        .flatMap(shown -> Answer.ok(EndpointJson.of(shown)));
  }

  private Mono<ServerResponse> rotate(ServerRequest request) {
    var caller = Caller.of(request, Permission.WEBHOOKS_MANAGE);
    return Body.object(request)
        .map(body -> overlap(Fields.of(body)))
        .flatMap(overlap -> endpoints.rotate(caller, id(request), overlap))
        .flatMap(shown -> Answer.ok(EndpointJson.of(shown)));
  }

  private static Duration overlap(Fields fields) {
    var hours = fields.optionalInteger("overlap_hours", 0, LONGEST_OVERLAP);
    fields.verify();
    return Duration.ofHours(hours == null ? OVERLAP : hours);
  }

  private Mono<ServerResponse> delete(ServerRequest request) {
    var caller = Caller.of(request, Permission.WEBHOOKS_MANAGE);
    return endpoints
        .delete(caller, id(request))
        .flatMap(shown -> Answer.ok(EndpointJson.of(shown)));
  }

  private Mono<ServerResponse> get(ServerRequest request) {
    var caller = Caller.of(request, Permission.WEBHOOKS_VIEW);
    return endpoints.find(caller, id(request)).flatMap(shown -> Answer.ok(EndpointJson.of(shown)));
  }

  private Mono<ServerResponse> list(ServerRequest request) {
    var caller = Caller.of(request, Permission.WEBHOOKS_VIEW);
    var query = Query.of(request);
    var page = query.page(IdKind.WEBHOOK_ENDPOINT);
    query.verify();
    return endpoints
        .list(caller, page)
        .collectList()
        .flatMap(rows ->
            Answer.ok(
                Listing.of(
                    rows, page.limit(), IdKind.WEBHOOK_ENDPOINT, Endpoint::id, EndpointJson::of)));
  }

  static UUID id(ServerRequest request) {
    return IdKind.WEBHOOK_ENDPOINT
        .parse(request.pathVariable("id"))
        .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
  }
}
