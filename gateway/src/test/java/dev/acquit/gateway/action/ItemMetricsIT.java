package dev.acquit.gateway.action;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.ProcessorEvents;
import dev.acquit.gateway.support.Scrape;
import dev.acquit.gateway.support.Shop;
import org.junit.jupiter.api.Test;

/** What is unfinished is counted, by cause. */
@GatewayTest
class ItemMetricsIT {

  @Test
  void whatNeedsAPersonIsCounted(Api api) {
    var shop = api.shop();
    var payment = shop.paid(Shop.fresh());
    ProcessorEvents.of(shop, payment).dispute("dp_1", "open", 10000);
    new Desk(shop).item(payment);

    eventually(() ->
        assertThat(Scrape.of(api).text())
            .containsPattern(
                "acquit_actions_unfinished_items\\{cause=\"disputed\",live=\"false\"} [1-9]")
            .contains(
                "acquit_actions_unfinished_items{cause=\"disputed\",live=\"true\"} 0",
                "acquit_actions_age_seconds{cause=\"late_success\",live=\"true\"} 0"));
  }
}
