package dev.acquit.gateway.payment;

import static dev.acquit.gateway.support.Eventually.eventually;
import static dev.acquit.gateway.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Scrape;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import reactor.core.publisher.Flux;

/** What is more than the gateway can do is refused at once, and leaves no trace. */
@GatewayTest
@TestPropertySource(
    properties = {
      "acquit.admission.in-flight=2",
      "acquit.admission.waiting=1",
      "acquit.database.pool-size=4",
      "acquit.payments.patience=1s"
    })
class AdmissionIT {

  private static final int POOL = 4;

  @Autowired private InFlight inFlight;
  @Autowired private Sql sql;

  @Test
  void noMoreIsInFlightThanMayBe(Api api) {
    var shop = api.shop();
    var paid = shop.paid(Shop.fresh());
    var hanging = IntStream.range(0, 2).mapToObj(_ -> Shop.fresh()).toList();
    hanging.forEach(reference -> {
      TestSimulator.slow("charge", reference, Duration.ofSeconds(6));
      var told = shop.charge(Shop.APPROVED, reference);
      assertThat(told.text("/status")).isEqualTo("unknown"); // who asked is gone, and it goes on
    });
    assertThat(inFlight.count()).isEqualTo(2);
    var token = shop.token(Shop.APPROVED);
    var reference = Shop.fresh();
    var key = Shop.fresh();
    var body = Shop.body(token, reference, "");

    var refused = shop.post("/v1/payments", key, body);
    assertProblem(refused, 503, "over_capacity");
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertProblem(shop.refund(paid, "{}"), 503, "over_capacity");
    assertThat(shop.get("/v1/payments?reference=" + reference).json().at("/data").size()).isZero();
    assertThat(api.http().get("/actuator/health", Map.of()).status()).isEqualTo(200);
    assertThat(Scrape.of(api).text())
        .contains("acquit_admission_refused_total{reason=\"in_flight\"} 2.0");

    eventually(() -> assertThat(inFlight.count()).isZero());
    assertThat(shop.decided("/v1/payments", key, body).text("/status")).isEqualTo("succeeded");
    assertThat(TestSimulator.operations(reference)).containsExactly("charge");
  }

  @Test
  void nobodyQueuesForTheDatabaseWithoutEnd(Api api) {
    var shop = api.shop();
    var body = Shop.body(shop.token(Shop.APPROVED), Shop.fresh(), "");
    var sleep = sql.run("SELECT pg_sleep(1.5)::text", Args.of());
    var held = Flux.range(0, 2 * POOL).flatMap(_ -> sleep, 2 * POOL).then().toFuture();
    eventually(() -> assertThat(sql.waiting()).isPositive());

    var refused = shop.post("/v1/payments", Shop.fresh(), body);

    assertProblem(refused, 503, "over_capacity");
    held.join();
    eventually(() -> assertThat(inFlight.count()).isZero());
  }
}
