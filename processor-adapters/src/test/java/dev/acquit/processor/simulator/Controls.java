package dev.acquit.processor.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.simulator.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running simulator's controls. */
record Controls(URI address, HttpClient http) {

  static Controls of(Simulator simulator) {
    var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    return new Controls(simulator.address(), http);
  }

  void fault(String operation, String fault) {
    post("/faults", "{\"operation\":\"" + operation + "\",\"fault\":\"" + fault + "\"}");
  }

  void advance(String step) {
    post("/clock", "{\"advance\":\"" + step + "\"}");
  }

  /** How many rows the ledger has under a reference. */
  int rows(String reference) {
    return send(request("/ledger?reference=" + reference).GET().build()).get("data").size();
  }

  /** JSON with single quotes, which no test needs otherwise. */
  JsonNode post(String path, String body) {
    return send(request(path).POST(BodyPublishers.ofString(body.replace('\'', '"'))).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).header("Authorization", "Bearer merchant");
  }

  private JsonNode send(HttpRequest request) {
    try {
      var response = http.send(request, BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
      return JsonMapper.shared().readTree(response.body());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
