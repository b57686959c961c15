package dev.acquit.bench.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway's API, for what is not measured. */
public final class Api implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int SUCCEEDED = 300;

  private final String address;
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicLong keys = new AtomicLong();

  /**
   * @param address {@code host:port}
   */
  public Api(String address) {
    this.address = "http://" + address;
  }

  /** What was made, or done; it fails on anything but success. */
  JsonNode post(String key, String path, String body) {
    return sent(
        request(key, path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "bench-" + System.nanoTime() + "-" + keys.incrementAndGet())
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  public JsonNode get(String key, String path) {
    return sent(request(key, path).build());
  }

  private HttpRequest.Builder request(String key, String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + key);
  }

  private JsonNode sent(HttpRequest request) {
    try {
      var answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= SUCCEEDED) {
        throw new IllegalStateException(request.uri() + ": " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
