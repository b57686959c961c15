package dev.acquit.gateway.support;

import dev.acquit.gateway.docs.Exchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A plain HTTP client: what is sent is what is written, and every answer is a value. */
public final class Http {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;
  private final Consumer<Exchange> witness;

  /** Whoever answers may answer anything. */
  public Http(URI base) {
    this(base, exchange -> {});
  }

  /**
   * A client of the gateway.
   *
   * @param witness sees every answer before the test does
   */
  public Http(URI base, Consumer<Exchange> witness) {
    this.base = base;
    this.witness = witness;
  }

  public Reply get(String path, Map<String, String> headers) {
    return send(request(path, headers).GET(), "");
  }

  public Reply delete(String path, Map<String, String> headers) {
    return send(request(path, headers).DELETE(), "");
  }

  public Reply post(String path, String json, Map<String, String> headers) {
    return send(posting(path, json, headers), json);
  }

  /** The same, without waiting; cancelling it hangs up. */
  public CompletableFuture<Reply> postLater(String path, String json, Map<String, String> headers) {
    return client
        .sendAsync(posting(path, json, headers).build(), BodyHandlers.ofString())
        .thenApply(response -> witnessed(response, json));
  }

  /** Any method, any body; {@code headers} are all that is sent. */
  public Reply send(String method, String path, byte[] body, Map<String, String> headers) {
    return send(
        request(path, headers).method(method, BodyPublishers.ofByteArray(body)),
        new String(body, StandardCharsets.UTF_8));
  }

  /** The same without a Content-Length, in chunks. */
  public Reply postChunked(String path, byte[] body, Map<String, String> headers) {
    var chunks = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    return send(request(path, headers).POST(chunks), new String(body, StandardCharsets.UTF_8));
  }

  public int port() {
    return base.getPort();
  }

  private HttpRequest.Builder posting(String path, String json, Map<String, String> headers) {
    return request(path, headers)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json));
  }

  private HttpRequest.Builder request(String path, Map<String, String> headers) {
    var request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
    headers.forEach(request::header);
    return request;
  }

  private Reply send(HttpRequest.Builder request, String sent) {
    try {
      return witnessed(client.send(request.build(), BodyHandlers.ofString()), sent);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private Reply witnessed(HttpResponse<String> response, String sent) {
    var request = response.request();
    witness.accept(
        new Exchange(
            request.method(),
            request.uri(),
            sent,
            response.statusCode(),
            response.headers(),
            response.body()));
    return Reply.of(response);
  }

  /** An answer. */
  public record Reply(int status, HttpHeaders headers, String body) {

    static Reply of(HttpResponse<String> response) {
      return new Reply(response.statusCode(), response.headers(), response.body());
    }

    public JsonNode json() {
      return MAPPER.readTree(body);
    }

    /** The text at a JSON pointer; empty if there is none. */
    public String text(String pointer) {
      return json().at(pointer).asString("");
    }

    /** The number at a JSON pointer; -1 if there is none. */
    public long number(String pointer) {
      return json().at(pointer).asLong(-1);
    }

    /** Whether an earlier request's answer was given again. */
    public boolean replayed() {
      return headers.firstValue("Idempotent-Replayed").isPresent();
    }
  }
}
