package dev.acquit.gateway.webhook.delivery;

import dev.acquit.gateway.webhook.Transport;
import dev.acquit.gateway.webhook.WebhookSettings;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.resolver.AddressResolverGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;

/**
 * Posts over connections of their own: each address is judged when it is connected to, and no
 * receiver waits for, or gets, what is another's. Redirects are not followed, proxies of the
 * environment not asked.
 */
final class HttpTransport implements Transport {

  /** What is read of an answer's body, for the receiver's sake; nobody looks at it. */
  private static final int READ = 4096;

  private static final Duration READING = Duration.ofSeconds(1);

  private final AddressPolicy policy;
  private final Duration limit;
  private final AttemptMetrics metrics;
  private final Clock clock;
  private final HttpClient secure;
  private final HttpClient plain;

  /**
   * Sends by {@code client}, over TLS as that one does it.
   *
   * @param names resolves, whatever it leads to
   */
  HttpTransport(
      AddressPolicy policy,
      WebhookSettings settings,
      AddressResolverGroup<InetSocketAddress> names,
      HttpClient client,
      AttemptMetrics metrics,
      Clock clock) {
    this.policy = policy;
    this.metrics = metrics;
    this.limit = settings.timeLimit();
    this.clock = clock;
    this.secure = judged(client, names, address -> policy.allows(address, true));
    this.plain = judged(client, names, address -> policy.allows(address, false));
  }

  private HttpClient judged(
      HttpClient client,
      AddressResolverGroup<InetSocketAddress> names,
      Predicate<InetAddress> allowed) {
    var guard = new ConnectGuard(allowed);
    return client
        .resolver(new JudgedResolvers(names, allowed))
        .doOnChannelInit((observer, channel, remote) -> channel.pipeline().addFirst(guard))
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(limit.toMillis()))
        .noProxy()
        .followRedirect(false)
        .disableRetry(true)
        .headers(headers -> headers.set(HttpHeaderNames.CONTENT_TYPE, "application/json"));
  }

  @Override
  public boolean allows(URI url) {
    var secured = isSecure(url);
    var host = url.getHost();
    return host.startsWith("[")
        ? Network.literal(host.substring(1, host.length() - 1))
            .filter(address -> policy.allows(address, secured))
            .isPresent()
        : Network.literal(host)
            .map(address -> policy.allows(address, secured))
            .orElse(secured || policy.opensAny());
  }

  @Override
  public Mono<Reply> send(Message message) {
    return metrics.of(sending(message));
  }

  private Mono<Reply> sending(Message message) {
    return client(message)
        .post()
        .uri(message.url())
        .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(message.body())))
        .response((response, body) -> read(body).then(Mono.fromSupplier(() -> reply(response))))
        .next()
        .timeout(limit)
        .onErrorResume(failure -> Mono.just(new Reply(null, Failures.code(failure), null)));
  }

  private HttpClient client(Message message) {
    return (isSecure(message.url()) ? secure : plain)
        .headers(headers ->
            headers
                .set("webhook-id", message.id())
                .set("webhook-timestamp", Long.toString(message.timestamp()))
                .set("webhook-signature", message.signature())
                .set(HttpHeaderNames.CONTENT_LENGTH, message.body().length));
  }

  private static boolean isSecure(URI url) {
    return "https".equals(url.getScheme());
  }

  /** A receiver that is still writing when we hang up may take that for a failure. */
  private static Mono<Void> read(ByteBufFlux body) {
    return body.map(ByteBuf::readableBytes)
        .scan(Integer::sum)
        .takeUntil(bytes -> bytes >= READ)
        .takeUntilOther(Mono.delay(READING))
        .onErrorComplete()
        .then();
  }

  private Reply reply(HttpClientResponse response) {
    var status = response.status().code();
    var redirected = status / 100 == 3;
    return new Reply(
        status,
        redirected ? Failures.REDIRECT : null,
        RetryAfter.of(status, response.responseHeaders(), clock.instant()));
  }
}
