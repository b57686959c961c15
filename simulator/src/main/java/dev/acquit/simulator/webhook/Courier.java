package dev.acquit.simulator.webhook;

import dev.acquit.simulator.acquirer.Event;
import dev.acquit.simulator.books.Endpoint;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.util.retry.Retry;
import tools.jackson.databind.json.JsonMapper;

/** Brings an event to its endpoint: tries a few times, with growing pauses, and then gives up. */
final class Courier {

  private static final Logger log = LoggerFactory.getLogger(Courier.class);
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int RETRIES = 4;
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.create().followRedirect(false).disableRetry(true).responseTimeout(DEADLINE);
  private final Duration backoff;

  Courier(Duration backoff) {
    this.backoff = backoff;
  }

  /** Ends well, whether it was taken or given up. */
  Mono<Void> deliver(Delivery delivery) {
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
        .flatMap(Courier::accepted);
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

  /** An event as it is sent. */
  private record Body(String id, String type, Instant created, Object data) {

    static Body of(Event event) {
      return new Body(event.id(), event.type(), event.created(), event.data());
    }
  }
}
