package dev.acquit.gateway.http;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Anybody may ask whether the gateway is well, and for its figures, and nothing else about it. */
@GatewayTest
class HealthIT {

  @ParameterizedTest
  @ValueSource(
      strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
  void isToldWithoutAKey(String path, Api api) {
    var health = api.http().get(path, Map.of());

    assertThat(health.status()).isEqualTo(200);
    assertThat(health.text("/status")).isEqualTo("UP");
    assertThat(health.body()).doesNotContain("postgres", "127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "env",
        "beans",
        "configprops",
        "heapdump",
        "threaddump",
        "loggers",
        "mappings",
        "metrics",
        "shutdown",
        "info",
        "flyway",
        "conditions",
        "httpexchanges"
      })
  void nothingElseIs(String endpoint, Api api) {
    assertProblem(api.http().get("/actuator/" + endpoint, Map.of()), 404, "not_found");
  }

  @Test
  void whatThereIsIsHealthAndFigures(Api api) {
    var links = api.http().get("/actuator", Map.of());

    assertThat(
            links.status() == 404
                || links.json().at("/_links").propertyNames().stream()
                    .allMatch(name -> name.matches("self|health.*|prometheus")))
        .isTrue();
  }
}
