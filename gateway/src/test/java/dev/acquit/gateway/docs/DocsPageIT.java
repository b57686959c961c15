package dev.acquit.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Problems;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page to try the API, which asks nobody else for anything. */
@GatewayTest
class DocsPageIT {

  private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"(docs/[^\"]+)\"");

  @Test
  void loadsAllItNeedsFromHere(Api api) {
    var page = api.http().get("/docs", Map.of());

    assertThat(page.status()).isEqualTo(200);
    var files = LOADED.matcher(page.body()).results().map(file -> file.group(1)).toList();
    assertThat(files).hasSize(3);
    assertThat(files)
        .allSatisfy(file -> {
          var loaded = api.http().get("/" + file, Map.of());
          assertThat(loaded.status()).isEqualTo(200);
          assertThat(loaded.headers().firstValue("Content-Type"))
              .hasValue(
                  file.endsWith(".css")
                      ? "text/css;charset=UTF-8"
                      : "text/javascript;charset=UTF-8");
          assertThat(loaded.body()).isNotBlank();
        });
    assertThat(page.body()).doesNotContain("http://", "https://", "<style", "<script>");
  }

  @Test
  void isHeldToThisGatewayByItsPolicy(Api api) {
    var policy =
        api.http()
            .get("/docs", Map.of())
            .headers()
            .firstValue("Content-Security-Policy")
            .orElse("");

    assertThat(policy)
        .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'")
        .doesNotContain("unsafe", "http", "*");
  }

  @Test
  void tellsNoKeyOutsideTheDemo(Api api) {
    assertThat(api.http().get("/docs", Map.of()).body()).doesNotContain("aq_", "acquit-key\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/docs/index.html",
        "/docs/swagger-ui-standalone-preset.js",
        "/docs/..%2fapplication.yaml",
        "/webjars/swagger-ui/5.32.2/index.html",
        "/openapi/openapi.yaml",
        "/application.yaml"
      })
  void servesNothingElse(String path, Api api) {
    Problems.assertProblem(api.http().get(path, Map.of()), 404, "not_found");
  }

  @Test
  void theDocumentIsServedAsItStands(Api api) {
    var served = api.http().get("/openapi.json", Map.of());

    assertThat(served.json()).isEqualTo(ApiDocument.published());
    assertThat(served.text("/openapi")).startsWith("3.1.");
  }
}
