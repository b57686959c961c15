package dev.acquit.gateway.action;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.MockProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An item says where it was tried last. */
@GatewayTest
class RouteIT {

  @RegisterExtension static final MockProcessor PROCESSOR = new MockProcessor();

  @Test
  void aRetryThatGoesElsewhereTakesItAlong(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var shop = debtor.shop();
    var desk = new Desk(shop);
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var payment = debtor.failed();
    var first = desk.shown(desk.item(payment)).text("/processor_account");
    var other = shop.account("other", PROCESSOR.address()).text("/id");
    shop.patch("/v1/processor_accounts/" + first, "{\"enabled\":false}");

    debtor.retry(payment, "{}");

    eventually(() -> assertThat(desk.shown(desk.item(payment)).number("/attempts")).isEqualTo(2));
    var item = desk.becomes(payment, "waiting");
    assertThat(item.text("/processor_account")).isEqualTo(other).isNotEqualTo(first);
  }
}
