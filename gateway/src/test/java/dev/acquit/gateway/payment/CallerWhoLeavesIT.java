package dev.acquit.gateway.payment;

import static dev.acquit.gateway.support.Eventually.eventually;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Who hangs up changes nothing: the work completes, and the key tells what came of it. */
@GatewayTest
class CallerWhoLeavesIT {

  @Autowired private Environment environment;

  @Test
  void inTheMiddleOfACharge(Api api) throws IOException {
    var shop = api.shop();
    var reference = Shop.fresh();
    var key = Shop.fresh();
    var body = Shop.body(shop.token(Shop.APPROVED), reference, "");
    TestSimulator.slow("charge", reference, Duration.ofMillis(800));

    try (var line = dial()) {
      say(line, shop, key, body);
      eventually(() -> assertThat(TestSimulator.operations(reference)).hasSize(1));
    }

    completes(shop, reference, key, body);
  }

  @Test
  void atOnce(Api api) throws IOException {
    var shop = api.shop();
    for (var round = 0; round < 10; round++) {
      var reference = Shop.fresh();
      var key = Shop.fresh();
      var body = Shop.body(shop.token(Shop.APPROVED), reference, "");

      try (var line = dial()) {
        say(line, shop, key, body);
      }

      completes(shop, reference, key, body);
    }
  }

  @Test
  void byCancellingHisRequest(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var key = Shop.fresh();
    var body = Shop.body(shop.token(Shop.APPROVED), reference, "");
    TestSimulator.slow("charge", reference, Duration.ofMillis(800));

    var asked = shop.postLater("/v1/payments", key, body);
    eventually(() -> assertThat(TestSimulator.operations(reference)).hasSize(1));
    asked.cancel(true);

    completes(shop, reference, key, body);
  }

  /** Once, whether the work had begun or the repeat began it. */
  private static void completes(Shop shop, String reference, String key, String body) {
    var payment = shop.decided("/v1/payments", key, body);
    assertThat(payment.text("/status")).isEqualTo("succeeded");
    assertThat(TestSimulator.operations(reference)).containsExactly("charge");
  }

  private Socket dial() throws IOException {
    var port = environment.getRequiredProperty("local.server.port", Integer.class);
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  private static void say(Socket line, Shop shop, String key, String body) throws IOException {
    var request =
        """
        POST /v1/payments HTTP/1.1
        Host: localhost
        Authorization: Bearer %s
        Idempotency-Key: %s
        Content-Type: application/json
        Content-Length: %d

        """
            .formatted(shop.key(), key, body.length())
            .replace("\n", "\r\n");
    line.getOutputStream().write((request + body).getBytes(US_ASCII));
    line.getOutputStream().flush();
  }
}
