package dev.acquit.gateway.tracing;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Scrape;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Nobody is charged less, or twice, because nobody takes the spans. */
@GatewayTest
@TestPropertySource(
    properties = {"acquit.tracing.sampling=1", "acquit.tracing.otlp-endpoint=http://127.0.0.1:1"})
class CollectorGoneIT {

  @Test
  void chargesGoOnAndWhatIsLostIsCounted(Api api) {
    var shop = api.shop();
    for (int charge = 0; charge < 5; charge++) {
      var reference = Shop.fresh();
      assertThat(shop.charge(Shop.APPROVED, reference).status()).isEqualTo(201);
      assertThat(TestSimulator.operations(reference)).containsExactly("charge");
    }

    eventually(() ->
        assertThat(Scrape.of(api).text())
            .containsPattern("acquit_spans_total\\{result=\"failed\"} [1-9]")
            .contains("acquit_spans_total{result=\"exported\"} 0.0"));
    shop.paid(Shop.fresh());
  }
}
