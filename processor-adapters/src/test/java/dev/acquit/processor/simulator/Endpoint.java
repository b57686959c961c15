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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Where a merchant's events arrive, to be read by the adapter. */
final class Endpoint {

  private final BlockingQueue<Raw> arrived = new LinkedBlockingQueue<>();
  private final List<Fact> others = new ArrayList<>();
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

  /** The next fact of that kind. Events overtake each other: others are kept for later. */
  <F extends Fact> F next(Merchant merchant, Class<F> kind) {
    for (var known : others) {
      if (kind.isInstance(known)) {
        others.remove(known);
        return kind.cast(known);
      }
    }
    var fact = next(merchant);
    while (!kind.isInstance(fact)) {
      others.add(fact);
      fact = next(merchant);
    }
    return kind.cast(fact);
  }

  /** The only fact of the next event, which must be genuine. */
  private Fact next(Merchant merchant) {
    var raw = Objects.requireNonNull(poll(), "no event came");
    var genuine = (Genuine) Merchant.only(merchant.account().readWebhook(raw));
    return genuine.facts().getFirst();
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
