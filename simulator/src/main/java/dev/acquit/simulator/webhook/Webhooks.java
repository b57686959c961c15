package dev.acquit.simulator.webhook;

import dev.acquit.simulator.acquirer.Event;
import dev.acquit.simulator.books.Endpoint;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.util.concurrent.Queues;
import reactor.util.retry.Retry;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends events, several at once. Each is tried a few times, with growing pauses, and then given up.
 */
public final class Webhooks implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Webhooks.class);
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int WAITING = 100_000;
  private static final int AT_ONCE = 64;
  private static final int RETRIES = 4;
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Sinks.Many<Delivery> queue =
      Sinks.many().unicast().onBackpressureBuffer(Queues.<Delivery>get(WAITING).get());
  private final HttpClient client =
      HttpClient.create().followRedirect(false).disableRetry(true).responseTimeout(DEADLINE);
  private final Duration backoff;
  private final Disposable running;

  /** Starts sending what will be queued. */
  public Webhooks(Duration backoff) {
    this.backoff = backoff;
    this.running = start(queue.asFlux());
  }

  private Disposable start(Flux<Delivery> deliveries) {
    return deliveries
        .publishOn(Schedulers.parallel())
        .flatMap(this::deliver, AT_ONCE)
        .subscribe(_ -> {}, failure -> log.error("Events are no longer sent", failure));
  }

  /** Queues events; where too many wait, they are dropped. Called from one thread. */
  public void send(List<Event> events) {
    for (var event : events) {
      for (var endpoint : event.endpoints()) {
        queue(new Delivery(endpoint, event));
      }
    }
  }

  private void queue(Delivery delivery) {
    if (queue.tryEmitNext(delivery).isFailure()) {
      log.warn("Too many events wait: one for {} is dropped", delivery.endpoint().url());
    }
  }

  private Mono<Void> deliver(Delivery delivery) {
    var body = JSON.writeValueAsBytes(Body.of(delivery.event()));
    return Mono.defer(() -> post(delivery.endpoint(), body))
        .timeout(DEADLINE)
        .retryWhen(Retry.backoff(RETRIES, backoff).maxBackoff(LONGEST_PAUSE))
        .onErrorResume(failure -> givenUp(delivery, failure));
  }

  private Mono<Void> post(Endpoint endpoint, byte[] body) {
    var url = LoopbackUrl.parse(endpoint.url().toString());
    if (url == null) {
      return Mono.error(new IllegalStateException("not a loopback address"));
    }
    var signature = Signature.of(body, endpoint.secret(), Instant.now());
    return client
        .remoteAddress(url::socket)
        .headers(headers ->
            headers
                .set(HttpHeaderNames.HOST, url.uri().getRawAuthority())
                .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .set(Signature.HEADER, signature))
        .post()
        .uri(url.path())
        .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
        .response()
        .flatMap(Webhooks::accepted);
  }

  private static Mono<Void> accepted(HttpClientResponse response) {
    var status = response.status().code();
    return status / 100 == 2
        ? Mono.empty()
        : Mono.error(new IllegalStateException("answered with HTTP " + status));
  }

  private static Mono<Void> givenUp(Delivery delivery, Throwable failure) {
    log.warn("An event for {} is given up: {}", delivery.endpoint().url(), failure.toString());
    return Mono.empty();
  }

  @Override
  public void close() {
    running.dispose();
  }

  private record Delivery(Endpoint endpoint, Event event) {}

  /** An event as it is sent. */
  private record Body(String id, String type, Instant created, Object data) {

    static Body of(Event event) {
      return new Body(event.id(), event.type(), event.created(), event.data());
    }
  }
}
