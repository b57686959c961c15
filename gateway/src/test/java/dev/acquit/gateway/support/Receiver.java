package dev.acquit.gateway.support;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A customer's server: it answers as it is told, and keeps all that comes. */
public final class Receiver implements AutoCloseable {

  private static final int TAKEN = 204;
  private static final JsonMapper MAPPER = new JsonMapper();

  private final DisposableServer server;
  private final AtomicInteger connections = new AtomicInteger();
  private final Queue<Received> received = new ConcurrentLinkedQueue<>();
  private volatile Answer answer = new Answer(TAKEN, Map.of());
  private volatile Sinks.Empty<Void> gate = open();
  private volatile Duration pause = Duration.ZERO;

  private Receiver(String address, int port) {
    this.server =
        HttpServer.create()
            .host(address)
            .port(port)
            .doOnConnection(_ -> connections.incrementAndGet())
            .handle(this::take)
            .bindNow();
  }

  /** One on that address of this machine. */
  public static Receiver at(String address) {
    return new Receiver(address, 0);
  }

  public static Receiver at(String address, int port) {
    return new Receiver(address, port);
  }

  private static Sinks.Empty<Void> open() {
    Sinks.Empty<Void> gate = Sinks.empty();
    gate.tryEmitEmpty();
    return gate;
  }

  /** From now on it answers so. */
  public void answer(int status, String... header) {
    var headers = header.length == 0 ? Map.<String, String>of() : Map.of(header[0], header[1]);
    answer = new Answer(status, headers);
  }

  /** From now on it answers nothing, until it is released. */
  public void hold() {
    gate = Sinks.empty();
  }

  public void release() {
    gate.tryEmitEmpty();
  }

  /** From now on it takes so long for each answer. */
  public void pause(Duration longer) {
    pause = longer;
  }

  public String url(String path) {
    return "http://" + server.host() + ":" + server.port() + path;
  }

  public int port() {
    return server.port();
  }

  /** How many have been opened. */
  public int connections() {
    return connections.get();
  }

  /** All that has come, in its order. */
  public List<Received> received() {
    return List.copyOf(received);
  }

  private Mono<Void> take(HttpServerRequest request, HttpServerResponse response) {
    return request
        .receive()
        .aggregate()
        .asByteArray()
        .defaultIfEmpty(new byte[0])
        .doOnNext(body -> received.add(Received.of(request, body)))
        .delayUntil(_ -> Mono.delay(pause))
        .flatMap(_ -> gate.asMono())
        .then(Mono.defer(() -> answered(response)));
  }

  private Mono<Void> answered(HttpServerResponse response) {
    answer.headers.forEach(response::header);
    return response.status(answer.status).send();
  }

  @Override
  public void close() {
    server.disposeNow();
  }

  private record Answer(int status, Map<String, String> headers) {}

  /** What has come once. */
  public record Received(String path, Map<String, List<String>> headers, String body) {

    static Received of(HttpServerRequest request, byte[] body) {
      var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
      request
          .requestHeaders()
          .forEach(header ->
              headers.put(header.getKey(), request.requestHeaders().getAll(header.getKey())));
      return new Received(request.uri(), headers, new String(body, StandardCharsets.UTF_8));
    }

    public String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }

    /** The event's id, as the header has it. */
    public String id() {
      return header("webhook-id");
    }

    public JsonNode json() {
      return MAPPER.readTree(body);
    }

    public String text(String pointer) {
      return json().at(pointer).asString("");
    }
  }
}
