package dev.acquit.processor.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Notice.Genuine;
import dev.acquit.processor.Notice.Raw;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Where a merchant's events arrive, to be read by the adapter. */
final class Endpoint {

  private final BlockingQueue<Raw> arrived = new LinkedBlockingQueue<>();
  private final HttpServer server;

  private Endpoint(HttpServer server) {
    this.server = server;
    server.createContext("/", this::arrive);
    server.start();
  }

  static Endpoint start() {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      return new Endpoint(HttpServer.create(address, 0));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
  }

  void stop() {
    server.stop(0);
  }

  private void arrive(HttpExchange exchange) throws IOException {
    try (exchange) {
      var signature = List.copyOf(exchange.getRequestHeaders().get("Acquit-Simulator-Signature"));
      var headers = Map.of("acquit-simulator-signature", signature);
      arrived.add(new Raw(exchange.getRequestBody().readAllBytes(), headers, Instant.now()));
      exchange.sendResponseHeaders(200, -1);
    }
  }

  /** The next event, which must be genuine; what it says, null where it says nothing. */
  Genuine next(Merchant merchant) {
    var raw = Objects.requireNonNull(poll(), "no event came");
    return (Genuine) Merchant.only(merchant.account().readWebhook(raw));
  }

  /** The next fact of that kind; whatever comes before it is passed over. */
  <F extends Fact> F next(Merchant merchant, Class<F> kind) {
    while (true) {
      var facts = next(merchant).facts();
      if (!facts.isEmpty() && kind.isInstance(facts.getFirst())) {
        return kind.cast(facts.getFirst());
      }
    }
  }

  private Raw poll() {
    try {
      return arrived.poll(20, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
