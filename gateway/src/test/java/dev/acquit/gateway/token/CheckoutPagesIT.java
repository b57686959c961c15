package dev.acquit.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.FluxExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What a browser is told on a shop's page. */
@GatewayTest
class CheckoutPagesIT {

  private static final String SHOP = "https://shop.example";

  @Autowired private Environment environment;

  @Test
  void aShopsPageMayMakeTokens() {
    assertThat(preflight("/v1/tokens").getResponseHeaders().getAccessControlAllowOrigin())
        .isEqualTo("*");
  }

  @Test
  void noOtherPathIsOpened() {
    assertThat(preflight("/v1/payments").getResponseHeaders().getAccessControlAllowOrigin())
        .isNull();
  }

  @Test
  void theAnswerItselfMayBeReadByThePage(Api api) {
    var key = api.key(api.shop().organization(), "{\"publishable\":true}");
    client()
        .post()
        .uri("/v1/tokens")
        .headers(headers -> headers.setBearerAuth(key))
        .header("Origin", SHOP)
        .header("Content-Type", "application/json")
        .bodyValue(
            """
            {"type":"card","card":{"number":"4242424242424242","exp_month":12,"exp_year":2050}}\
            """)
        .exchange()
        .expectStatus()
        .isCreated()
        .expectHeader()
        .valueEquals("Access-Control-Allow-Origin", "*");
  }

  private FluxExchangeResult<String> preflight(String path) {
    return client()
        .method(HttpMethod.OPTIONS)
        .uri(path)
        .header("Origin", SHOP)
        .header("Access-Control-Request-Method", "POST")
        .header("Access-Control-Request-Headers", "authorization,content-type")
        .exchange()
        .returnResult(String.class);
  }

  private WebTestClient client() {
    var port = environment.getRequiredProperty("local.server.port");
    return WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
  }
}
