package dev.acquit.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Hurried;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Silence is doubt and never a decline; only a word that nothing was done is a failure. */
@Hurried
class ChargeFaultIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  @ParameterizedTest
  @CsvSource({
    "timeout_before,0",
    "timeout_after_commit,12550",
    "reset,0",
    "reset_after_commit,12550",
    "garbage,12550",
    "empty,12550",
    "http_500,0",
    "http_500_after_commit,12550",
    "http_503,0",
    "duplicate,0",
  })
  void leavesItUnknown(String fault, long charged, Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var key = Shop.fresh();
    var body = Shop.body(shop.token(Shop.APPROVED), reference, "");
    TestSimulator.fault("charge", reference, fault);

    var asked = System.nanoTime();
    var first = shop.post("/v1/payments", key, body);

    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(SOON);
    assertThat(first.status()).isEqualTo(202);
    assertThat(first.text("/status")).isEqualTo("unknown");
    assertThat(first.json().get("failure").isNull()).isTrue();
    assertThat(first.replayed()).isFalse();
    var again = shop.post("/v1/payments", key, body);
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.replayed()).isTrue();
    assertThat(again.text("/id")).isEqualTo(first.text("/id"));
    var otherKey = shop.post("/v1/payments", Shop.fresh(), body);
    assertThat(otherKey.text("/code")).isEqualTo("token_used");
    assertThat(shop.payment(first.text("/id")).text("/status")).isEqualTo("unknown");
    assertThat(TestSimulator.ledger(reference)).hasSizeLessThanOrEqualTo(1);
    assertThat(TestSimulator.total("charge", reference)).isEqualTo(charged);
  }

  @ParameterizedTest
  @CsvSource({"http_429,not_attempted", "http_401,invalid_merchant"})
  void failsWhereNothingWasDone(String fault, String reason, Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    TestSimulator.fault("charge", reference, fault);

    failed(shop, reference, reason);
  }

  @Test
  void failsWhereNobodyListens(Api api) throws IOException {
    var shop = api.shop();
    shop.account("own", "http://127.0.0.1:" + closedPort());

    failed(shop, Shop.fresh(), "not_attempted");
  }

  private static void failed(Shop shop, String reference, String reason) {
    var key = Shop.fresh();
    var body = Shop.body(shop.token(Shop.APPROVED), reference, "");

    var first = shop.decided("/v1/payments", key, body);

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.text("/status")).isEqualTo("failed");
    assertThat(first.text("/failure/reason")).isEqualTo(reason);
    var again = shop.post("/v1/payments", key, body);
    assertThat(again.replayed()).isTrue();
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(TestSimulator.ledger(reference)).isEmpty();
  }

  @Test
  void aSlowAnswerSettlesItLater(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var key = Shop.fresh();
    var body = Shop.body(shop.token(Shop.APPROVED), reference, "");
    TestSimulator.slow("charge", reference, Duration.ofMillis(1500));

    var first = shop.post("/v1/payments", key, body);

    assertThat(first.status()).isEqualTo(202);
    assertThat(first.text("/status")).isEqualTo("unknown");
    var payment = shop.settled(first, "succeeded");
    var again = shop.post("/v1/payments", key, body);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.replayed()).isTrue();
    assertThat(again.body()).isEqualTo(shop.payment(payment).body());
    assertThat(TestSimulator.operations(reference)).containsExactly("charge");
  }

  @Test
  void aSlowDeclineIsADeclineAfterAll(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    TestSimulator.slow("charge", reference, Duration.ofMillis(1500));

    var first = shop.charge(Shop.NO_FUNDS, reference);

    assertThat(first.status()).isEqualTo(202);
    var payment = shop.settled(first, "failed");
    assertThat(shop.payment(payment).text("/failure/reason")).isEqualTo("insufficient_funds");
  }

  private static int closedPort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
