package dev.acquit.processor.simulator;

import dev.acquit.processor.http.ProcessorHttp;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Mono;

/**
 * Has events sent to us, signed with our own secret. The simulator knows an address again, so that
 * asking twice is asking once.
 */
final class SimulatorEndpoints {

  private static final String DONE = "done";

  private final ProcessorHttp http;
  private final @Nullable String secret;

  /** Of several secrets the last one is to come. */
  SimulatorEndpoints(ProcessorHttp http, List<String> secrets) {
    this.http = http;
    this.secret = secrets.isEmpty() ? null : secrets.getLast();
  }

  Mono<Void> add(URI url) {
    if (secret == null) {
      return Mono.error(new IllegalStateException("No webhook_secret to sign events with"));
    }
    var request =
        http.client().post().uri("/v1/webhook_endpoints").bodyValue(new Body(url, secret));
    return http.question(request, SimulatorEndpoints::read, why -> why)
        .flatMap(SimulatorEndpoints::doneOrNot);
  }

  private static Mono<String> read(ClientResponse response) {
    var status = response.statusCode();
    return response
        .releaseBody()
        .thenReturn(status.is2xxSuccessful() ? DONE : "http_" + status.value());
  }

  private static Mono<Void> doneOrNot(String word) {
    return word.equals(DONE)
        ? Mono.empty()
        : Mono.error(new IllegalStateException("The endpoint was not taken: " + word));
  }

  /** What the simulator takes. */
  private record Body(URI url, String secret) {

    @Override
    public String toString() {
      return "Body[" + url + "]";
    }
  }
}
