package dev.acquit.gateway.dispute;

import static dev.acquit.gateway.support.Eventually.eventually;
import static dev.acquit.gateway.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.ProcessorEvents;
import dev.acquit.gateway.support.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a dispute takes from a payment, and gives back. */
@GatewayTest
class DisputeIT {

  private static final long REST = 12550 - 10000;

  @Test
  void isShownWithAllThatIsKnownOfIt(Api api) {
    var shop = api.shop();
    var payment = shop.paid(Shop.fresh());
    ProcessorEvents.of(shop, payment).dispute("dp_1", "open", 10000);

    var dispute = shop.get("/v1/disputes/" + come(shop, payment, "open"));

    assertThat(dispute.text("/payment")).isEqualTo(payment);
    assertThat(dispute.number("/amount")).isEqualTo(10000);
    assertThat(dispute.text("/currency")).isEqualTo("CAD");
    assertThat(dispute.text("/reason")).isEqualTo("10.4");
    assertThat(dispute.text("/processor")).isEqualTo("simulator");
    assertThat(dispute.text("/processor_reference")).isEqualTo("dp_1");
    assertThat(dispute.text("/opened_at")).isNotEmpty();
    assertThat(dispute.json().at("/closed_at").isNull()).isTrue();
    assertThat(shop.payment(payment).text("/status")).isEqualTo("succeeded");
    assertThat(count(shop, "?status=open&payment=" + payment)).isOne();
    assertThat(count(shop, "?status=won&payment=" + payment)).isZero();
    assertProblem(shop.get("/v1/disputes?status=closing"), 400, "invalid_request");
  }

  @ParameterizedTest
  @CsvSource({"open,lost", "open,open"})
  void whatIsDisputedOrLostIsNotRefunded(String first, String then, Api api) {
    var shop = api.shop();
    var payment = shop.paid(Shop.fresh());
    var events = ProcessorEvents.of(shop, payment);
    events.dispute("dp_1", first, 10000);
    events.dispute("dp_1", then, 10000, 9);
    come(shop, payment, then);

    assertProblem(shop.refund(payment, "{\"amount\":" + (REST + 1) + "}"), 409, "amount_too_large");
    assertThat(shop.refund(payment, "{\"amount\":" + REST + "}").status()).isIn(201, 202);
  }

  @ParameterizedTest
  @CsvSource({"inquiry,inquiry", "inquiry,closed", "open,won"})
  void whatIsOnlyAskedOrWonMayBe(String first, String then, Api api) {
    var shop = api.shop();
    var payment = shop.paid(Shop.fresh());
    var events = ProcessorEvents.of(shop, payment);
    events.dispute("dp_1", first, 10000);
    events.dispute("dp_1", then, 10000, 9);
    come(shop, payment, then);

    assertThat(shop.refund(payment, "{\"amount\":12550}").status()).isIn(201, 202);
  }

  @Test
  void afterARefundIsADoubleCredit(Api api) {
    var shop = api.shop();
    var payment = shop.paid(Shop.fresh());
    assertThat(shop.refund(payment, "{\"amount\":5000}").text("/status")).isEqualTo("succeeded");

    ProcessorEvents.of(shop, payment).dispute("dp_1", "open", 10000);

    come(shop, payment, "open");
    var timeline = shop.get("/v1/payments/" + payment + "/timeline").body();
    assertThat(timeline).contains("dispute.opened", "payment.double_credit", "\"via\":\"webhook\"");
  }

  /** The dispute of that payment, once it is in that state. */
  private static String come(Shop shop, String payment, String status) {
    eventually(() ->
        assertThat(shop.get("/v1/disputes?payment=" + payment).text("/data/0/status"))
            .isEqualTo(status));
    return shop.get("/v1/disputes?payment=" + payment).text("/data/0/id");
  }

  private static int count(Shop shop, String query) {
    return shop.get("/v1/disputes" + query).json().at("/data").size();
  }
}
