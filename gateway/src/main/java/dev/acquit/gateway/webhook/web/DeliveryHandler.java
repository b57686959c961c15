package dev.acquit.gateway.webhook.web;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Body;
import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.http.Listing;
import dev.acquit.gateway.http.Query;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.webhook.Deliveries;
import dev.acquit.gateway.webhook.Deliveries.Delivery;
import dev.acquit.gateway.webhook.Deliveries.Range;
import dev.acquit.gateway.webhook.EndpointService;
import dev.acquit.gateway.webhook.ResendService;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** What went to an endpoint, and sending it something. */
@Configuration(proxyBeanMethods = false)
class DeliveryHandler {

  /** Which of the deliveries that have ended. */
  private enum Chosen {
    FAILED,
    ALL
  }

  private static final int ACCEPTED = 202;

  private final EndpointService endpoints;
  private final Deliveries deliveries;
  private final ResendService resends;
  private final Clock clock;

  DeliveryHandler(
      EndpointService endpoints, Deliveries deliveries, ResendService resends, Clock clock) {
    this.endpoints = endpoints;
    this.deliveries = deliveries;
    this.resends = resends;
    this.clock = clock;
  }

  @Bean
  RouterFunction<ServerResponse> routesOfWebhookDeliveries() {
    return RouterFunctions.route()
        .POST("/v1/webhook_endpoints/{id}/ping", this::ping)
        .POST("/v1/webhook_endpoints/{id}/resend", this::resend)
        .GET("/v1/webhook_endpoints/{id}/deliveries", this::list)
        .build();
  }

  private Mono<ServerResponse> ping(ServerRequest request) {
    var caller = Caller.of(request, Permission.WEBHOOKS_MANAGE);
    return Body.object(request)
        .doOnNext(body -> Fields.of(body).verify())
        .flatMap(body -> resends.ping(caller, EndpointHandler.id(request)))
        .flatMap(event -> accepted(EventJson.of(event)));
  }

  private Mono<ServerResponse> resend(ServerRequest request) {
    var caller = Caller.of(request, Permission.WEBHOOKS_MANAGE);
    return Body.object(request)
        .map(body -> range(Fields.of(body)))
        .flatMap(range -> resends.resend(caller, EndpointHandler.id(request), range))
        .flatMap(count -> accepted(new Resent(count)));
  }

  private Range range(Fields fields) {
    var from = fields.has("from") ? fields.instant("from") : Instant.EPOCH;
    var to = fields.has("to") ? fields.instant("to") : clock.instant();
    var chosen = fields.choice("status", Chosen.class, Chosen.FAILED);
    fields.verify();
    return new Range(from, to, chosen == Chosen.ALL);
  }

  private Mono<ServerResponse> list(ServerRequest request) {
    var caller = Caller.of(request, Permission.WEBHOOKS_VIEW);
    var id = EndpointHandler.id(request);
    var query = Query.of(request);
    var status = query.choice("status", Deliveries.Status.class);
    var page = query.page(IdKind.WEBHOOK_DELIVERY);
    query.verify();
    return endpoints
        .find(caller, id)
        .flatMap(_ -> deliveries.ofEndpoint(caller, id, status, page).collectList())
        .flatMap(rows ->
            Answer.ok(
                Listing.of(
                    rows, page.limit(), IdKind.WEBHOOK_DELIVERY, Delivery::id, DeliveryJson::of)));
  }

  static Mono<ServerResponse> accepted(Object shown) {
    return Answer.fresh(ACCEPTED, Json.bytes(shown)).toResponse();
  }

  /** How many are sent again. */
  private record Resent(long count) {}
}
