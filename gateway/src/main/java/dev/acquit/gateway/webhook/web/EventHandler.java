package dev.acquit.gateway.webhook.web;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.event.EventTypes;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Body;
import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.http.Listing;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.http.Query;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.webhook.Events;
import dev.acquit.gateway.webhook.Events.Told;
import dev.acquit.gateway.webhook.ResendService;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Events to look at, and to be sent again. */
@Configuration(proxyBeanMethods = false)
class EventHandler {

  private static final int LONGEST_ID = 40;

  private final Events events;
  private final ResendService resends;

  EventHandler(Events events, ResendService resends) {
    this.events = events;
    this.resends = resends;
  }

  @Bean
  RouterFunction<ServerResponse> routesOfEvents() {
    return RouterFunctions.route()
        .GET("/v1/events", this::list)
        .GET("/v1/events/{id}", this::get)
        .GET("/v1/events/{id}/deliveries", this::deliveries)
        .POST("/v1/events/{id}/resend", this::resend)
        .build();
  }

  private Mono<ServerResponse> list(ServerRequest request) {
    var caller = Caller.of(request, Permission.EVENTS_VIEW);
    var query = Query.of(request);
    var filter =
        new Events.Filter(
            query.choice("type", EventTypes.all()),
            query.id("resource", EventTypes.resources()),
            query.instant("created_from"),
            query.instant("created_to"));
    var page = query.page(IdKind.EVENT);
    query.verify();
    return events
        .list(caller, filter, page)
        .collectList()
        .flatMap(rows ->
            Answer.ok(Listing.of(rows, page.limit(), IdKind.EVENT, Told::id, EventJson::of)));
  }

  private Mono<ServerResponse> get(ServerRequest request) {
    var caller = Caller.of(request, Permission.EVENTS_VIEW);
    return resends.event(caller, id(request)).flatMap(event -> Answer.ok(EventJson.of(event)));
  }

  private Mono<ServerResponse> deliveries(ServerRequest request) {
    var caller = Caller.of(request, Permission.EVENTS_VIEW);
    return resends
        .deliveries(caller, id(request))
        .map(DeliveryJson::of)
        .collectList()
        .flatMap(all -> Answer.ok(Listing.whole(all)));
  }

  private Mono<ServerResponse> resend(ServerRequest request) {
    var caller = Caller.of(request, Permission.WEBHOOKS_MANAGE);
    return Body.object(request)
        .flatMapMany(body -> resends.resend(caller, id(request), endpoint(Fields.of(body))))
        .map(DeliveryJson::of)
        .collectList()
        .flatMap(all -> DeliveryHandler.accepted(Listing.whole(all)));
  }

  private static @Nullable UUID endpoint(Fields fields) {
    var text = fields.optionalText("endpoint", LONGEST_ID);
    var id = text == null ? null : IdKind.WEBHOOK_ENDPOINT.parse(text).orElse(null);
    if (text != null && id == null) {
      fields.reject("endpoint", "invalid_format", "An id that begins with whe_");
    }
    fields.verify();
    return id;
  }

  private static UUID id(ServerRequest request) {
    return IdKind.EVENT
        .parse(request.pathVariable("id"))
        .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
  }
}
