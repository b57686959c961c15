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
        .flatMap(due -> deliver(due, job.tries()))
        .defaultIfEmpty(Ended.DONE);
  }

  private Mono<Ended> deliver(Due due, int tries) {
    var event = due.event();
    if (event == null || !due.endpoint().isEnabled()) {
      return deliveries.abandon(due, clock.instant()).thenReturn(Ended.DONE);
    }
    var at = clock.instant();
    return transport
        .send(message(due.endpoint(), event, at))
        .elapsed()
        .flatMap(timed -> {
          var took = Duration.ofMillis(timed.getT1());
          return ended(due, tries, timed.getT2(), at, took);
        });
  }

  private Message message(Endpoint endpoint, Events.Told event, Instant at) {
    var id = IdKind.EVENT.format(event.id());
    var body = rendering.of(event);
    var signatures = signer.signatures(endpoint, id, at, body);
    return new Message(endpoint.url(), id, at.getEpochSecond(), signatures, body);
  }

  private Mono<Ended> ended(Due due, int tries, Reply reply, Instant at, Duration took) {
    var attempt = new Attempt(at, reply.status(), reply.error(), took);
    var reason = reasonToDisable(due.endpoint(), reply, at);
    if (reason != null) {
      return last(due, attempt, reason);
    }
    if (reply.succeeded()) {
      return deliveries.tried(due, attempt, Status.SUCCEEDED).thenReturn(Ended.DONE);
    }
    var pause = schedule.after(tries, reply.retryAfter());
    return deliveries
        .tried(due, attempt, pause.isEmpty() ? Status.FAILED : Status.PENDING)
        .thenReturn(pause.map(Ended::later).orElse(Ended.DONE));
  }

  /** It waits until the endpoint is switched off: if we die before that, it is tried again. */
  private Mono<Ended> last(Due due, Attempt attempt, Reason reason) {
    return deliveries
        .tried(due, attempt, Status.PENDING)
        .then(disable(due.endpoint(), reason))
        .then(deliveries.abandon(due, clock.instant()))
        .thenReturn(Ended.DONE);
  }

  private @Nullable Reason reasonToDisable(Endpoint endpoint, Reply reply, Instant at) {
    if (reply.gone()) {
      return Reason.GONE;
    }
    var since = endpoint.failingSince();
    var lasting = since != null && !since.plus(failingAfter).isAfter(at);
    return lasting && !reply.succeeded() ? Reason.FAILING : null;
  }

  private Mono<Void> disable(Endpoint endpoint, Reason reason) {
    LOG.info(
        "Webhook endpoint {} is disabled: {}",
        IdKind.WEBHOOK_ENDPOINT.format(endpoint.id()),
        reason);
    var now = clock.instant();
    var after = endpoint.disabled(reason, now);
    return endpoints
        .disable(endpoint, new Announcement(Ids.next(), after, now, rendering.of(after)))
        .then();
  }
}
