package dev.acquit.processor.http;

import dev.acquit.processor.Account;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.NotAttempted;
import dev.acquit.processor.Outcome.Unknown;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClient.RequestHeadersSpec;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * How every adapter speaks HTTP: one assembly of the client, one deadline a call, one reading of
 * silence. An account has connections of its own, so that a slow processor holds up nobody else.
 * Nothing is ever sent twice: no redirect is followed, no request is retried.
 */
public final class ProcessorHttp {

  /** As many as the gateway lets be in flight to one account. */
  private static final int CONNECTIONS = 10_000;

  private static final int WAITING_FOR_ONE = 1_000;
  private static final int LARGEST_BODY = 256 * 1024;
  private static final Duration IDLE = Duration.ofSeconds(20);

  private final WebClient client;
  private final ConnectionProvider connections;
  private final Account.Deadlines deadlines;

  private ProcessorHttp(
      WebClient client, ConnectionProvider connections, Account.Deadlines deadlines) {
    this.client = client;
    this.connections = connections;
    this.deadlines = deadlines;
  }

  /** Assembles the account's client; nothing is connected yet. */
  public static ProcessorHttp open(Account account) {
    var base = account.baseUrl().toString();
    var connections = connections(account);
    var client =
        WebClient.builder()
            .baseUrl(base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
            .clientConnector(new ReactorClientHttpConnector(connector(account, connections)))
            .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_BODY))
            .build();
    return new ProcessorHttp(client, connections, account.deadlines());
  }

  /** The same client with a header on every request, such as the account's key. */
  public ProcessorHttp with(String header, String value) {
    return new ProcessorHttp(
        client.mutate().defaultHeader(header, value).build(), connections, deadlines);
  }

  /** The same client for answers of up to that many bytes, such as the report of a day. */
  public ProcessorHttp reading(int bytes) {
    return new ProcessorHttp(
        client.mutate().codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(bytes)).build(),
        connections,
        deadlines);
  }

  /** Gives up the connections, of all clients that were made of this one too. */
  public void close() {
    connections.dispose();
  }

  /** To build requests from; they are sent by {@link #money} or {@link #question}. */
  public WebClient client() {
    return client;
  }

  /**
   * Sends a request that moves or holds money, and always brings an outcome.
   *
   * @param operation whose deadline it is
   * @param operation whose deadline it has
   * @param read what an answer means; whatever it fails on is {@link Unknown}
   */
  public Mono<Outcome> money(
      Operation operation,
      RequestHeadersSpec<?> request,
      boolean firstSend,
      Function<ClientResponse, Mono<Outcome>> read) {
    return request
        .exchangeToMono(read)
        .timeout(deadlines.of(operation))
        .defaultIfEmpty(new Unknown(Silence.EMPTY))
        .onErrorResume(failure -> Mono.just(Silence.of(failure).outcome()))
        .map(outcome -> judged(outcome, firstSend));
  }

  /** What an outcome says of the attempt, given whether it was sent before. */
  public static Outcome judged(Outcome outcome, boolean firstSend) {
    return firstSend ? outcome : outcome.afterResend();
  }

  /**
   * The processor's documented word that it is asked too much and did nothing, with how long it
   * wants to be left alone: seconds, or a date (RFC 9110, 10.2.3).
   *
   * @param header where it says so, such as {@code Retry-After}
   */
  public static Mono<Outcome> throttled(ClientResponse response, String header) {
    var after = RetryAfter.in(response.headers().header(header));
    return response.releaseBody().thenReturn(new NotAttempted("rate_limited", after));
  }

  /**
   * Sends a request without effect, and always brings an answer.
   *
   * @param unanswered what it means that none came, told in a word
   */
  public <T> Mono<T> question(
      RequestHeadersSpec<?> request,
      Function<ClientResponse, Mono<T>> read,
      Function<String, T> unanswered) {
    return request
        .exchangeToMono(read)
        .timeout(deadlines.question())
        .switchIfEmpty(Mono.fromSupplier(() -> unanswered.apply(Silence.EMPTY)))
        .onErrorResume(failure -> Mono.just(unanswered.apply(Silence.of(failure).why())));
  }

  private static ConnectionProvider connections(Account account) {
    return ConnectionProvider.builder("processor-" + account.name())
        .maxConnections(CONNECTIONS)
        .pendingAcquireMaxCount(WAITING_FOR_ONE)
        .pendingAcquireTimeout(account.deadlines().connect())
        .maxIdleTime(IDLE) // sooner than servers hang up, or a charge meets a dead connection
        .evictInBackground(IDLE)
        .lifo()
        .build();
  }

  private static HttpClient connector(Account account, ConnectionProvider connections) {
    var connect = Math.toIntExact(account.deadlines().connect().toMillis());
    return HttpClient.create(connections)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, connect)
        .followRedirect(false)
        .disableRetry(true);
  }
}
