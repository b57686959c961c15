package dev.acquit.processor.breaking;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.acquit.processor.Account;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/**
 * Stands between an adapter and the wire, for what goes wrong in the HTTP client. Whom it speaks to
 * is the first part of the path: {@code /8080/v1/charges}.
 */
final class Between {

  private final HttpClient client;
  private final String intolerable;
  private final HttpServer server;

  /**
   * @param intolerable answers that hold this are taken for broken
   */
  Between(Redirect redirects, String intolerable) {
    this.client = HttpClient.newBuilder().followRedirects(redirects).build();
    this.intolerable = intolerable;
    this.server = start();
    server.createContext("/", this::pass);
    server.start();
  }

  private static HttpServer start() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The same account, which speaks through this. */
  Account through(Account account) {
    var here = "http://127.0.0.1:" + server.getAddress().getPort();
    return new Account(
        account.name(),
        account.live(),
        URI.create(here + "/" + account.baseUrl().getPort()),
        account.credentials(),
        account.settings(),
        account.deadlines());
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      var answer = ask(exchange);
      var isBroken = answer.body().contains(intolerable);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      var body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(
          isBroken ? 500 : answer.statusCode(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private HttpResponse<String> ask(HttpExchange exchange) throws IOException {
    var parts = exchange.getRequestURI().toString().split("/", 3);
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + parts[1] + "/" + parts[2]))
            .header("Content-Type", "application/json")
            .method(
                exchange.getRequestMethod(),
                BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
            .build();
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IOException(stop);
    }
  }
}
