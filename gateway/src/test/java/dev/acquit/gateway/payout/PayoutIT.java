package dev.acquit.gateway.payout;

import static dev.acquit.gateway.support.Eventually.eventually;
import static dev.acquit.gateway.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.ProcessorEvents;
import dev.acquit.gateway.support.Shop;
import org.junit.jupiter.api.Test;

/** Which payments a payout is made of. */
@GatewayTest
class PayoutIT {

  @Test
  void namesItsPaymentsAndTheyNameIt(Api api) {
    var shop = api.shop();
    var payment = shop.paid(Shop.fresh());

    ProcessorEvents.of(shop, payment).payout("po_1", 12550);

    eventually(() -> assertThat(payoutOf(shop, payment)).startsWith("po_"));
    var payout = shop.get("/v1/payouts/" + payoutOf(shop, payment));
    assertThat(payout.text("/status")).isEqualTo("paid");
    assertThat(payout.number("/amount")).isEqualTo(12520);
    assertThat(payout.text("/processor_reference")).isEqualTo("po_1");
    assertThat(payout.text("/paid_at")).isNotEmpty();
    var lines = shop.get("/v1/payouts/" + payout.text("/id") + "/lines");
    assertThat(lines.text("/data/0/type")).isEqualTo("charge");
    assertThat(lines.text("/data/0/payment")).isEqualTo(payment);
    assertThat(lines.number("/data/0/amount")).isEqualTo(12550);
    assertThat(lines.number("/data/0/fee")).isEqualTo(30);
    assertThat(lines.number("/data/0/net")).isEqualTo(12520);
    assertThat(shop.get("/v1/payouts").json().at("/data").size()).isOne();
  }

  @Test
  void isListedOnceHoweverOftenItIsTold(Api api) {
    var shop = api.shop();
    var events = ProcessorEvents.of(shop, shop.paid(Shop.fresh()));

    for (int i = 0; i < 5; i++) {
      events.payout("po_1", 12550);
    }
    events.payout("po_2", 12550);

    eventually(() -> assertThat(shop.get("/v1/payouts").body()).contains("po_1", "po_2"));
    assertThat(shop.get("/v1/payouts").json().at("/data").size()).isEqualTo(2);
  }

  @Test
  void keepsTheLinesThatNobodyKnowsAndPagesThem(Api api) {
    var shop = api.shop();
    var events = ProcessorEvents.of(shop, shop.paid(Shop.fresh()));
    events.send(
        "payout.paid",
        9,
        """
        {"id":"po_3","amount":-100,"currency":"CAD","lines":[
          {"type":"fee","amount":-40,"fee":0},
          {"type":"refund","reference":"elsewhere","id":"re_x","amount":-30,"fee":0},
          {"type":"levy","amount":-30,"fee":0}]}\
        """);
    eventually(() -> assertThat(shop.get("/v1/payouts").body()).contains("po_3"));
    var lines = "/v1/payouts/" + shop.get("/v1/payouts").text("/data/0/id") + "/lines";

    var first = shop.get(lines + "?limit=2");
    assertThat(first.json().at("/data").size()).isEqualTo(2);
    assertThat(first.text("/data/0/type")).isEqualTo("fee");
    assertThat(first.json().at("/data/1/payment").isNull()).isTrue();
    assertThat(first.text("/data/1/processor_reference")).isEqualTo("re_x");
    var second = shop.get(lines + "?limit=2&cursor=" + first.text("/next_cursor"));
    assertThat(second.text("/data/0/type")).isEqualTo("adjustment");
    assertThat(second.json().at("/next_cursor").isNull()).isTrue();
    assertProblem(shop.get(lines + "?cursor=x"), 400, "invalid_request");
  }

  private static String payoutOf(Shop shop, String payment) {
    return shop.payment(payment).text("/settlement/payout");
  }
}
