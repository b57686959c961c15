package dev.acquit.vault.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The server: KV version 2 at {@code secret}, transit at {@code transit}, AppRole at {@code
 * approle}. Its clock can be moved, and anything may go wrong at any of its paths.
 */
public final class StandIn implements AutoCloseable {

  public static final String ROLE_ID = "59d6d1ca-47bb-4e7e-a40b-8be3bc5a0ba8";
  public static final String SECRET_ID = "84896a0c-1347-aa90-a4f6-aca8b7558780";
  public static final String NAMESPACE = "payments";

  private final MovableClock clock = new MovableClock();
  private final Tokens tokens = new Tokens(clock);
  private final Engines engines = new Engines(clock);
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final List<Wrong> wrongs = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  private StandIn(HttpServer server) {
    this.server = server;
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  public static StandIn start() {
    try {
      return new StandIn(HttpServer.create(anyPort(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same behind TLS. */
  public static StandIn start(SSLContext ssl) {
    try {
      var server = HttpsServer.create(anyPort(), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(ssl));
      return new StandIn(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  public URI address() {
    var scheme = server instanceof HttpsServer ? "https" : "http";
    return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
  }

  public MovableClock clock() {
    return clock;
  }

  /** A token that somebody made beforehand. */
  public String token() {
    return tokens.make();
  }

  /** How long tokens last that are made from now on, and how long at most. */
  public void tokensLast(Duration time, Duration longest) {
    tokens.last(time, longest);
  }

  public void revokeTokens() {
    tokens.revokeAll();
  }

  public int logins() {
    return tokens.logins();
  }

  /** Whether anything is kept that holds this. */
  public boolean holds(String text) {
    return engines.secrets().toString().contains(text);
  }

  /** The paths of what is kept, without their mount. */
  public List<String> paths() {
    return List.copyOf(engines.secrets().keySet());
  }

  /** Puts what is at one path at another. */
  public void copy(String from, String to) {
    engines.secrets().put(to, List.copyOf(engines.secrets().getOrDefault(from, List.of())));
  }

  /** From now on that happens to all calls whose path begins so. */
  public void breaks(String path, Fault fault) {
    wrongs.add(new Wrong(path, fault, false));
  }

  /** The same, after the call did what it should. */
  public void breaksAfter(String path, Fault fault) {
    wrongs.add(new Wrong(path, fault, true));
  }

  public void heals() {
    wrongs.clear();
  }

  /** All calls, oldest first. */
  public List<Seen> seen() {
    return seen;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath().substring("/v1/".length());
      var body = read(exchange);
      var headers = exchange.getRequestHeaders();
      var call =
          new Seen(
              exchange.getRequestMethod(),
              path,
              headers.getFirst("X-Vault-Token"),
              headers.getFirst("X-Vault-Namespace"),
              headers.getFirst("X-Vault-Wrap-TTL"),
              body);
      seen.add(call);
      var wrong = wrongs.stream().filter(known -> path.startsWith(known.path)).findFirst();
      if (wrong.isPresent()) {
        if (wrong.get().after) {
          answer(call);
        }
        fail(exchange, wrong.get().fault);
      } else {
        send(exchange, answer(call));
      }
    }
  }

  private Reply answer(Seen call) {
    var token = call.token();
    if (!NAMESPACE.equals(call.namespace())) {
      return Reply.errors(
          404, "no handler for route \"" + call.path() + "\". route entry not found.");
    }
    if (call.path().equals("auth/approle/login")) {
      return tokens.logIn(call.body());
    }
    if (call.path().equals("sys/wrapping/unwrap")) {
      return token == null ? Reply.denied() : engines.unwrap(token);
    }
    if (token == null || !tokens.isValid(token)) {
      return Reply.denied();
    }
    return switch (call.method() + " " + call.mounted()) {
      case "GET secret/data" -> engines.read(call.below());
      case "POST secret/data" -> engines.write(call.below(), call.body());
      case "DELETE secret/metadata" -> engines.deleteAll(call.below());
      case "POST transit/hmac" -> engines.hmac(call.body());
      case "POST sys/wrapping" -> engines.wrap(call.body(), String.valueOf(call.wrapTtl()));
      case "GET auth/token" -> tokens.lookUp(token);
      case "POST auth/token" -> tokens.renew(token);
      default -> Reply.denied();
    };
  }

  private static JsonNode read(HttpExchange exchange) throws IOException {
    var bytes = exchange.getRequestBody().readAllBytes();
    return bytes.length == 0 ? MissingNode.getInstance() : Reply.JSON.readTree(bytes);
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    var body = reply.body().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private void fail(HttpExchange exchange, Fault fault) throws IOException {
    if (fault == Fault.SILENT) {
      hold();
    } else if (fault != Fault.HANGS_UP) {
      exchange.getResponseHeaders().set("Location", address() + "/v1/elsewhere");
      send(exchange, new Reply(fault.status(), fault.body()));
    }
  }

  private static void hold() {
    try {
      Thread.sleep(Duration.ofMinutes(1));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** A call that came. */
  public record Seen(
      String method,
      String path,
      @Nullable String token,
      @Nullable String namespace,
      @Nullable String wrapTtl,
      JsonNode body) {

    private String mounted() {
      var parts = path.split("/", 3);
      return parts[0] + "/" + parts[1];
    }

    private String below() {
      return path.split("/", 3)[2];
    }
  }

  private record Wrong(String path, Fault fault, boolean after) {}
}
