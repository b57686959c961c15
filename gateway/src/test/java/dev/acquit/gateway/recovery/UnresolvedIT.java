package dev.acquit.gateway.recovery;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payment.LastWords;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import dev.acquit.gateway.support.TestSimulator;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;
import reactor.test.StepVerifier;

/** A processor that is away for longer than it is asked: then somebody is told, and asks later. */
@GatewayTest
@TestPropertySource(
    properties = {
      "acquit.payments.abandoned-after=4s",
      "acquit.recovery.first=50ms",
      "acquit.recovery.every=50ms",
      "acquit.recovery.pause=100ms",
      "acquit.recovery.rarely=100ms",
      "acquit.recovery.longest=1s",
      "acquit.processing.resilience.window=1000", // the breaker keeps no question back
      "acquit.processing.resilience.minimum=1000"
    })
class UnresolvedIT {

  private static final int AWAY = 30;

  @Autowired private Environment environment;
  @Autowired private LastWords lastWords;

  @Test
  void whatNobodyCanTellIsToldAndAskedAgain(Api api) throws SQLException {
    var shop = api.shop();
    var reference = Shop.fresh();
    TestSimulator.fault("charge", reference, "timeout_after_commit");
    var silent = shop.charge(Shop.APPROVED, reference);
    TestSimulator.strike("lookup", silent.text("/attempts/0/reference"), "http_503", AWAY);
    var payment = silent.text("/id");

    eventually(() -> assertThat(timeline(shop, payment)).contains("payment.unresolved"));

    assertThat(shop.payment(payment).text("/status")).isEqualTo("unknown");
    assertThat(timeline(shop, payment)).contains("\"type\":\"lookup\"", "http_503");
    eventually(() -> assertThat(dead(shop)).isEqualTo(1));
    assertThat(shop.get("/v1/events?type=payment.unresolved").text("/data/0/resource"))
        .isEqualTo(payment);

    eventually(() -> {
      if (dead(shop) == 1) { // the processor is away still
        askAgain(shop, payment);
      }
      assertThat(shop.payment(payment).text("/status")).isEqualTo("succeeded");
    });
    assertThat(dead(shop)).isZero();
    assertThat(TestSimulator.operations(reference)).containsExactly("charge");
  }

  private void askAgain(Shop shop, String payment) {
    StepVerifier.create(
            lastWords.again(
                shop.organizationId(), false, IdKind.PAYMENT.parse(payment).orElseThrow()))
        .expectNextCount(1)
        .expectComplete()
        .verify(Duration.ofSeconds(10));
  }

  private long dead(Shop shop) {
    try {
      return TestDatabase.of(environment)
          .number(
              "SELECT count(*) FROM acquit.work WHERE dead_at IS NOT NULL AND organization_id = ?",
              shop.organizationId());
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static String timeline(Shop shop, String payment) {
    return shop.get("/v1/payments/" + payment + "/timeline").body();
  }
}
