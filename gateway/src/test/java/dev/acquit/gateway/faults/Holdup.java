package dev.acquit.gateway.faults;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Between the gateways and the simulator: it passes everything on, but keeps some charges back
 * until nobody reckons with them any more, whoever hangs up meanwhile.
 */
final class Holdup implements AutoCloseable {

  /** A fault of its own, beside the simulator's. */
  static final String HELD = "held";

  /** Longer than until a gateway counts what it cannot find as failed. */
  private static final int SECONDS = 14;

  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "host", "transfer-encoding", "expect", "upgrade");

  private final URI simulator;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Set<String> held = ConcurrentHashMap.newKeySet();
  private final DisposableServer server =
      HttpServer.create().host("127.0.0.1").port(0).handle(this::take).bindNow();

  Holdup(URI simulator) {
    this.simulator = simulator;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /** The next request that names it is kept back. */
  void hold(String reference) {
    held.add(reference);
  }

  private Mono<Void> take(HttpServerRequest request, HttpServerResponse response) {
    var builder = HttpRequest.newBuilder(simulator.resolve(request.uri()));
    request
        .requestHeaders()
        .forEach(header -> {
          if (!OF_THE_CONNECTION.contains(header.getKey().toLowerCase(Locale.ROOT))) {
            builder.header(header.getKey(), header.getValue());
          }
        });
    var method = request.method().name();
    return request
        .receive()
        .aggregate()
        .asByteArray()
        .defaultIfEmpty(new byte[0])
        .map(body -> send(builder.method(method, BodyPublishers.ofByteArray(body)).build(), body))
        .flatMap(answer -> Mono.fromFuture(answer, true))
        .flatMap(answer -> answer(response, answer))
        .onErrorResume(
            _ -> Mono.fromRunnable(() -> response.withConnection(hangUp -> hangUp.dispose())));
  }

  private CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request, byte[] body) {
    var text = new String(body, StandardCharsets.UTF_8);
    var isHeld = held.removeIf(reference -> text.contains(reference));
    return isHeld
        ? CompletableFuture.supplyAsync(
                () -> request, CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS))
            .thenCompose(late -> client.sendAsync(late, BodyHandlers.ofByteArray()))
        : client.sendAsync(request, BodyHandlers.ofByteArray());
  }

  private static Mono<Void> answer(HttpServerResponse response, HttpResponse<byte[]> answer) {
    response.status(answer.statusCode());
    answer
        .headers()
        .map()
        .forEach((name, values) -> {
          if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
            response.header(name, values.getFirst());
          }
        });
    return response.sendByteArray(Mono.just(answer.body())).then();
  }

  @Override
  public void close() {
    server.disposeNow();
    client.shutdownNow(); // some answers never come
  }
}
