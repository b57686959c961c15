package dev.acquit.gateway.webhook;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.event.EventTypes;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.webhook.Deliveries.Batch;
import dev.acquit.gateway.webhook.Deliveries.Delivery;
import dev.acquit.gateway.webhook.Deliveries.Range;
import dev.acquit.gateway.webhook.Endpoints.Announcement;
import dev.acquit.gateway.webhook.Events.Told;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sends what somebody asks for: an event again, many of them, or a ping. */
@Service
public class ResendService {

  private static final UUID FIRST = new UUID(0, 0);

  private final Deliveries deliveries;
  private final Events events;
  private final Endpoints endpoints;
  private final EndpointService service;
  private final Rendering rendering;
  private final Clock clock;

  ResendService(
      Deliveries deliveries,
      Events events,
      Endpoints endpoints,
      EndpointService service,
      Rendering rendering,
      Clock clock) {
    this.deliveries = deliveries;
    this.events = events;
    this.endpoints = endpoints;
    this.service = service;
    this.rendering = rendering;
    this.clock = clock;
  }

  /** The event, or a {@link Problem}. */
  public Mono<Told> event(Caller caller, UUID id) {
    return events
        .find(caller, id)
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NOT_FOUND)));
  }

  /** What became of an event, endpoint by endpoint. */
  public Flux<Delivery> deliveries(Caller caller, UUID event) {
    return event(caller, event).flatMapMany(_ -> deliveries.ofEvent(caller, event));
  }

  /** Sends an event again, to one endpoint or to all that ask for such; and all its deliveries. */
  public Flux<Delivery> resend(Caller caller, UUID event, @Nullable UUID endpoint) {
    var allowed =
        endpoint == null ? Mono.empty() : service.enabled(caller, endpoint).then(Mono.empty());
    return event(caller, event)
        .flatMapMany(_ ->
            allowed
                .then(deliveries.resend(caller, event, endpoint))
                .thenMany(deliveries.ofEvent(caller, event)));
  }

  /** Sends an endpoint's deliveries again, batch by batch; tells how many. */
  public Mono<Long> resend(Caller caller, UUID endpoint, Range range) {
    return service.enabled(caller, endpoint).flatMap(_ -> batches(caller, endpoint, range));
  }

  private Mono<Long> batches(Caller caller, UUID endpoint, Range range) {
    return deliveries
        .resend(caller, endpoint, range, new Batch(0, range.from(), FIRST))
        .expand(last ->
            last.count() == 0 ? Mono.empty() : deliveries.resend(caller, endpoint, range, last))
        .map(Batch::count)
        .reduce(0L, Long::sum);
  }

  /** Tells an endpoint something, to see whether it arrives. */
  public Mono<Told> ping(Caller caller, UUID id) {
    return service.enabled(caller, id).flatMap(this::ping);
  }

  private Mono<Told> ping(Endpoint endpoint) {
    var announcement =
        new Announcement(Ids.next(), endpoint, clock.instant(), rendering.of(endpoint));
    return endpoints
        .ping(announcement)
        .switchIfEmpty(Mono.error(EndpointService::disabled))
        .map(sequence -> told(announcement, sequence));
  }

  private static Told told(Announcement announcement, long sequence) {
    var endpoint = announcement.after();
    return new Told(
        announcement.event(),
        endpoint.live(),
        EventTypes.PING,
        endpoint.id(),
        sequence,
        announcement.at(),
        announcement.data());
  }
}
