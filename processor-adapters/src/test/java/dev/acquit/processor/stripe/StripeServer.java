package dev.acquit.processor.stripe;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.acquit.processor.Account;
import dev.acquit.processor.Account.Deadlines;
import dev.acquit.processor.ProcessorAccount;
import dev.acquit.processor.contract.WireServers;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** A Stripe that says what it is told to, on a real socket, and shows what it was sent. */
final class StripeServer implements BeforeEachCallback {

  static final String SECRET = "whsec_test_secret";

  private static final Duration AMPLE = Duration.ofSeconds(20);

  private final WireMockServer server = WireServers.ofThisThread();

  @Override
  public void beforeEach(ExtensionContext context) {
    server.resetAll();
  }

  ProcessorAccount account() {
    return account(Map.of());
  }

  ProcessorAccount account(Map<String, String> settings) {
    var address = URI.create("http://127.0.0.1:" + server.port());
    var credentials = Map.of("api_key", "sk_test_1", "webhook_secret", SECRET);
    var deadlines = Deadlines.of(AMPLE, AMPLE, AMPLE);
    return new StripeProcessor()
        .open(new Account("stripe", false, address, credentials, settings, deadlines));
  }

  void answers(int status, String body) {
    answer(any(anyUrl()).atPriority(9), status, body);
  }

  /** To requests whose path and query match. */
  void answersTo(String url, int status, String body) {
    answer(any(urlMatching(url)).atPriority(1), status, body);
  }

  private void answer(MappingBuilder request, int status, String body) {
    server.stubFor(
        request.willReturn(
            aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body)));
  }

  List<LoggedRequest> requests() {
    return server.findAll(anyRequestedFor(anyUrl()));
  }

  LoggedRequest last() {
    return requests().getLast();
  }

  /** The last request's fields in their order, decoded. */
  List<String> fields() {
    return Stream.of(last().getBodyAsString().split("&", -1))
        .map(field -> URLDecoder.decode(field, StandardCharsets.UTF_8))
        .toList();
  }

  /** The last request's address, decoded. */
  String url() {
    return URLDecoder.decode(last().getUrl(), StandardCharsets.UTF_8);
  }

  /** The one value that it brings. */
  static <T> T only(Mono<T> mono) {
    var seen = new ArrayList<T>();
    StepVerifier.create(mono)
        .recordWith(() -> seen)
        .expectNextCount(1)
        .expectComplete()
        .verify(AMPLE);
    return seen.getFirst();
  }
}
