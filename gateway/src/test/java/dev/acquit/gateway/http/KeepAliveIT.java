package dev.acquit.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A connection that is kept alive is read to its end. Answers from the database come on other event
 * loops than refusals do; a server that loses its place between the two leaves a caller waiting.
 */
@GatewayTest
class KeepAliveIT {

  private static final int ROUNDS = 1_500;

  @Test
  void answersAndRefusalsTakeTurns(Api api) {
    var shop = api.shop();
    for (int round = 0; round < ROUNDS; round++) {
      assertThat(shop.get("/v1/payments").status()).as("round %s", round).isEqualTo(200);
      assertThat(api.http().get("/v1/payments", Map.of()).status())
          .as("round %s", round)
          .isEqualTo(401);
    }
  }
}
