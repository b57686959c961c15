package dev.acquit.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A merchant's endpoint: keeps what comes, and answers as it is told, or with 200. */
final class Receiver {

  private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
  private final List<JsonNode> others = new ArrayList<>();
  private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
  private final HttpServer server;

  private Receiver(HttpServer server) {
    this.server = server;
    server.createContext("/hook", this::receive);
    server.start();
  }

  static Receiver start() {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      return new Receiver(HttpServer.create(address, 0));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  void answers(List<Integer> next) {
    statuses.clear();
    statuses.addAll(next);
  }

  Delivery next() {
    try {
      return Objects.requireNonNull(deliveries.poll(20, TimeUnit.SECONDS), "no event came");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** The data of the next event of that type. */
  JsonNode next(String type) {
    return nextEvent(type).get("data");
  }

  /** The next event of that type. Events overtake each other: others are kept for later. */
  JsonNode nextEvent(String type) {
    var known = others.stream().filter(event -> isOf(type, event)).findFirst().orElse(null);
    if (known != null) {
      others.remove(known);
      return known;
    }
    var event = next().body();
    while (!isOf(type, event)) {
      others.add(event);
      event = next().body();
    }
    return event;
  }

  private static boolean isOf(String type, JsonNode event) {
    return event.get("type").asString().equals(type);
  }

  /** What has come by now and was not taken. */
  List<JsonNode> come() {
    var arrived = new ArrayList<Delivery>();
    deliveries.drainTo(arrived);
    arrived.forEach(delivery -> others.add(delivery.body()));
    var all = List.copyOf(others);
    others.clear();
    return all;
  }

  void stop() {
    server.stop(0);
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var signature = exchange.getRequestHeaders().getFirst("Acquit-Simulator-Signature");
      deliveries.add(new Delivery(body, signature == null ? "" : signature));
      exchange.sendResponseHeaders(Objects.requireNonNullElse(statuses.poll(), 200), -1);
    }
  }

  /** An event as it came. */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Delivery(byte[] bytes, String signature) {

    JsonNode body() {
      return JsonMapper.shared().readTree(bytes);
    }

    /** Checks the signature as its documentation says, with a recent real time. */
    boolean isSignedWith(String secret) {
      var time = signature.substring("t=".length(), signature.indexOf(','));
      var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), Instant.now());
      return age.abs().compareTo(Duration.ofMinutes(1)) < 0
          && signature.equals("t=" + time + ",v1=" + hmac(secret, time));
    }

    private String hmac(String secret, String time) {
      try {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(mac.doFinal(bytes));
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }
}
