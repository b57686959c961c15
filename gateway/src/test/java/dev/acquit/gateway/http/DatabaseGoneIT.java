package dev.acquit.gateway.http;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;

/** Without its database a gateway lives, says that it is not ready, and refuses in good time. */
@GatewayTest
@DirtiesContext
class DatabaseGoneIT {

  @Autowired private Environment environment;

  @Test
  void itIsAliveAndNotReady(Api api) {
    var shop = api.shop();
    var token = shop.token(Shop.APPROVED);
    TestDatabase.of(environment).close();

    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> {
          var readiness = api.http().get("/actuator/health/readiness", Map.of());
          assertThat(readiness.status()).isEqualTo(503);
          assertThat(readiness.text("/status")).isIn("DOWN", "OUT_OF_SERVICE");
        });
    assertThat(api.http().get("/actuator/health/liveness", Map.of()).status()).isEqualTo(200);
    var refused = shop.post("/v1/payments", Shop.fresh(), Shop.body(token, Shop.fresh(), ""));
    assertProblem(refused, 503, "unavailable");
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(refused.body()).doesNotContain("postgres", "database");
  }
}
