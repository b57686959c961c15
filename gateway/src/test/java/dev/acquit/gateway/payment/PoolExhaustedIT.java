package dev.acquit.gateway.payment;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import reactor.core.publisher.Mono;

/** Where there is no connection to be had a caller is told so at once, and nothing leaks. */
@GatewayTest
@TestPropertySource(
    properties = {
      "acquit.database.pool-size=2",
      "acquit.database.acquire-timeout=500ms",
      "acquit.payments.patience=1s"
    })
class PoolExhaustedIT {

  private static final Duration FAST = Duration.ofSeconds(10);

  @Autowired private Sql sql;
  @Autowired private ConnectionPool pool;

  @Test
  void isA503ThatPasses(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var key = Shop.fresh();
    var body = Shop.body(shop.token(Shop.APPROVED), reference, "");
    var held = holdAll(5);

    var asked = System.nanoTime();
    var replies =
        IntStream.range(0, 20)
            .mapToObj(i -> shop.postLater("/v1/payments", key, body))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(FAST);
    assertThat(replies)
        .anySatisfy(reply -> {
          assertThat(reply.status()).isEqualTo(503);
          assertThat(reply.text("/code")).isEqualTo("unavailable");
          assertThat(reply.headers().firstValue("Retry-After")).isPresent();
        });
    held.join();
    eventually(() -> assertThat(shop.get("/v1/payments").status()).isEqualTo(200));
    assertThat(shop.decided("/v1/payments", key, body).text("/status")).isEqualTo("succeeded");
    assertThat(TestSimulator.operations(reference)).containsExactly("charge");
    nothingLeaks();
  }

  /** The processor took the money, and there was no connection to write that down. */
  @Test
  void inTheMiddleOfAChargeLosesNoSightOfIt(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var key = Shop.fresh();
    var body = Shop.body(shop.token(Shop.APPROVED), reference, "");
    TestSimulator.slow("charge", reference, Duration.ofSeconds(2));

    var asked = shop.postLater("/v1/payments", key, body);
    eventually(() -> assertThat(TestSimulator.operations(reference)).hasSize(1));
    var held = holdAll(5);

    assertThat(asked.join().status()).isEqualTo(202);
    assertThat(asked.join().text("/status")).isEqualTo("unknown");
    held.join();
    var decided = shop.decided("/v1/payments", key, body);
    assertThat(decided.status()).isEqualTo(201);
    assertThat(decided.text("/status")).isEqualTo("succeeded");
    assertThat(TestSimulator.operations(reference)).containsExactly("charge");
    nothingLeaks();
  }

  /** Returns once every connection is taken, for that many seconds. */
  private CompletableFuture<@Nullable Void> holdAll(int seconds) {
    var sleep = sql.run("SELECT pg_sleep($1)::text", Args.of((double) seconds));
    var held = Mono.when(sleep, sleep).toFuture();
    eventually(() -> assertThat(pool.getMetrics().orElseThrow().acquiredSize()).isEqualTo(2));
    return held;
  }

  private void nothingLeaks() {
    eventually(() -> assertThat(pool.getMetrics().orElseThrow().acquiredSize()).isZero());
    assertThat(pool.getMetrics().orElseThrow().allocatedSize()).isLessThanOrEqualTo(2);
  }
}
