package dev.acquit.gateway.support;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Stands where a real processor would, on loopback, and says what a test has it say. */
public final class MockProcessor implements BeforeEachCallback, AfterAllCallback {

  private static final int FOREVER_MILLIS = 60_000;

  private final WireMockServer server =
      new WireMockServer(
          wireMockConfig()
              .bindAddress("127.0.0.1")
              .dynamicPort()
              .asynchronousResponseEnabled(true));

  public MockProcessor() {
    server.start();
  }

  public String address() {
    return "http://127.0.0.1:" + server.port();
  }

  /**
   * Answers a method and a path with its query, as a regular expression, from now on. The body may
   * repeat the request in templates of WireMock's.
   */
  public void answers(String method, String url, int status, String body) {
    stub(method, url, aResponse().withStatus(status).withBody(body));
  }

  /** Takes the request, and says nothing. */
  public void isSilent(String method, String url) {
    stub(method, url, aResponse().withFixedDelay(FOREVER_MILLIS));
  }

  private void stub(String method, String url, ResponseDefinitionBuilder response) {
    server.stubFor(
        request(method, urlMatching(url))
            .willReturn(
                response
                    .withHeader("Content-Type", "application/json")
                    .withTransformers("response-template")));
  }

  /** What came to a path, oldest first. */
  public List<LoggedRequest> requests(String url) {
    return server.findAll(WireMock.anyRequestedFor(urlMatching(url)));
  }

  /** Everything that came. */
  public List<LoggedRequest> requests() {
    return server.findAll(WireMock.anyRequestedFor(anyUrl()));
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    server.resetAll();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    server.stop();
  }
}
