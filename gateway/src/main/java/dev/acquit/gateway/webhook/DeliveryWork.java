package dev.acquit.gateway.webhook;

import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.webhook.Deliveries.Attempt;
import dev.acquit.gateway.webhook.Deliveries.Due;
import dev.acquit.gateway.webhook.Deliveries.Status;
import dev.acquit.gateway.webhook.Endpoint.Reason;
import dev.acquit.gateway.webhook.Endpoints.Announcement;
import dev.acquit.gateway.webhook.Transport.Message;
import dev.acquit.gateway.webhook.Transport.Reply;
import dev.acquit.gateway.work.Ended;
import dev.acquit.gateway.work.Job;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Sends what was posted. Between the answer and its record a gateway may die: then it is sent
 * again, under the same id.
 */
@Component
class DeliveryWork {

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryWork.class);

  /** Until an endpoint that was changed under way is tried again. */
  private static final Duration CHANGED = Duration.ofSeconds(1);

  private final Deliveries deliveries;
  private final Endpoints endpoints;
  private final Transport transport;
  private final Signer signer;
  private final Rendering rendering;
  private final Duration failingAfter;
  private final Schedule schedule;
  private final Clock clock;

  DeliveryWork(
      Deliveries deliveries,
      Endpoints endpoints,
      Transport transport,
      Signer signer,
      Rendering rendering,
      WebhookSettings settings,
      Clock clock) {
    this.deliveries = deliveries;
    this.endpoints = endpoints;
    this.transport = transport;
    this.signer = signer;
    this.rendering = rendering;
    this.failingAfter = settings.failingAfter();
    this.schedule = new Schedule(settings.eachPause());
    this.clock = clock;
  }

  /** One try of one delivery. */
  Mono<Ended> deliver(Job job) {
    return deliveries
        .due(job.organization(), job.id())
        .flatMap(this::deliver)
        .defaultIfEmpty(Ended.DONE);
  }

  private Mono<Ended> deliver(Due due) {
    var event = due.event();
    if (event == null || !due.endpoint().isEnabled()) {
      return deliveries.abandon(due).thenReturn(Ended.DONE);
    }
    var at = clock.instant();
    return transport
        .send(message(due.endpoint(), event, at))
        .elapsed()
        .flatMap(timed -> {
          var took = Duration.ofMillis(timed.getT1());
          return ended(due, timed.getT2(), at, took);
        });
  }

  private Message message(Endpoint endpoint, Events.Told event, Instant at) {
    var id = IdKind.EVENT.format(event.id());
    var body = rendering.of(event);
    var signatures = signer.signatures(endpoint, id, at, body);
    return new Message(endpoint.url(), id, at.getEpochSecond(), signatures, body);
  }

  private Mono<Ended> ended(Due due, Reply reply, Instant at, Duration took) {
    var attempt = new Attempt(at, reply.status(), reply.error(), took);
    var reason = reasonToDisable(due.endpoint(), reply, at);
    if (reason != null) {
      return last(due, attempt, reason);
    }
    if (reply.succeeded()) {
      return deliveries.tried(due, attempt, Status.SUCCEEDED).thenReturn(Ended.DONE);
    }
    var pause = schedule.after(due.tries() + 1, reply.retryAfter());
    return deliveries
        .tried(due, attempt, pause.isEmpty() ? Status.FAILED : Status.PENDING)
        .thenReturn(pause.map(Ended::failed).orElse(Ended.DONE));
  }

  /**
   * It waits until the endpoint is switched off: if we die before that, it is tried again. So it is
   * if somebody has changed the endpoint meanwhile, which may be another receiver now.
   */
  private Mono<Ended> last(Due due, Attempt attempt, Reason reason) {
    return deliveries
        .tried(due, attempt, Status.PENDING)
        .then(disable(due.endpoint(), reason))
        .flatMap(disabled ->
            disabled
                ? deliveries.abandon(due).thenReturn(Ended.DONE)
                : Mono.just(Ended.failed(CHANGED)));
  }

  private @Nullable Reason reasonToDisable(Endpoint endpoint, Reply reply, Instant at) {
    if (reply.gone()) {
      return Reason.GONE;
    }
    var since = endpoint.failingSince();
    var lasting = since != null && !since.plus(failingAfter).isAfter(at);
    return lasting && !reply.succeeded() ? Reason.FAILING : null;
  }

  /** False if it has been changed since it was read. */
  private Mono<Boolean> disable(Endpoint endpoint, Reason reason) {
    var now = clock.instant();
    var after = endpoint.disabled(reason, now);
    return endpoints
        .disable(endpoint, new Announcement(Ids.next(), after, now, rendering.of(after)))
        .doOnNext(disabled -> report(endpoint, reason, disabled));
  }

  private static void report(Endpoint endpoint, Reason reason, boolean disabled) {
    if (disabled) {
      LOG.info(
          "Webhook endpoint {} is disabled: {}",
          IdKind.WEBHOOK_ENDPOINT.format(endpoint.id()),
          reason);
    }
  }
}
