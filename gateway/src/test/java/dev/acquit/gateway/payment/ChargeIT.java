package dev.acquit.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import org.junit.jupiter.api.Test;

@GatewayTest
class ChargeIT {

  @Test
  void anApprovedCardPaysOnce(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();

    var payment = shop.charge(Shop.APPROVED, reference);

    assertThat(payment.status()).isEqualTo(201);
    assertThat(payment.text("/status")).isEqualTo("succeeded");
    assertThat(payment.number("/amount_captured")).isEqualTo(12550);
    assertThat(payment.text("/attempts/0/cvc")).isEqualTo("match");
    assertThat(TestSimulator.ledger(reference))
        .singleElement()
        .satisfies(row -> assertThat(row.get("result").asString()).isEqualTo("approved"));
    assertThat(shop.payment(payment.text("/id")).body()).isEqualTo(payment.body());
  }

  @Test
  void aDeclineIsAnOutcome(Api api) {
    var payment = api.shop().charge(Shop.NO_FUNDS, Shop.fresh());

    assertThat(payment.status()).isEqualTo(201);
    assertThat(payment.text("/status")).isEqualTo("failed");
    assertThat(payment.text("/failure/reason")).isEqualTo("insufficient_funds");
    assertThat(payment.text("/failure/category")).isEqualTo("soft");
  }

  @Test
  void aTokenPaysOnce(Api api) {
    var shop = api.shop();
    var token = shop.token(Shop.APPROVED);
    shop.post("/v1/payments", Shop.fresh(), Shop.body(token, Shop.fresh(), ""));

    var again = shop.post("/v1/payments", Shop.fresh(), Shop.body(token, Shop.fresh(), ""));

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("/code")).isEqualTo("token_used");
  }
}
