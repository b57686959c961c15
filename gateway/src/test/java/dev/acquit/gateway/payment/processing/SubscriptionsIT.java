package dev.acquit.gateway.payment.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.MockProcessor;
import dev.acquit.gateway.support.Shop;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test account that does not say whether it will send events is charged all the same. */
@GatewayTest
class SubscriptionsIT {

  private static final String ENDPOINTS = "/v1/webhook_endpoints";
  private static final int AT_ONCE = 10;

  @RegisterExtension static final MockProcessor MOCK = new MockProcessor();

  @Test
  void isAskedOnceHoweverManyChargesWait(Api api) {
    var shop = api.shop();
    var charges =
        IntStream.range(0, AT_ONCE)
            .mapToObj(_ -> Shop.body(shop.token(Shop.APPROVED), Shop.fresh(), ""))
            .toList();
    Debtor.approves(MOCK);
    MOCK.isSilent("POST", ENDPOINTS);
    var made = shop.account(Shop.fresh(), MOCK.address());
    assertThat(made.status()).as(made.body()).isEqualTo(201);

    var asked =
        charges.stream().map(body -> shop.postLater("/v1/payments", Shop.fresh(), body)).toList();

    assertThat(asked)
        .allSatisfy(one -> assertThat(one.join().text("/status")).isEqualTo("succeeded"));
    assertThat(MOCK.requests(ENDPOINTS)).hasSize(1);
  }
}
