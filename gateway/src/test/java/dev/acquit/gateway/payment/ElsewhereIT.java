package dev.acquit.gateway.payment;

import static dev.acquit.gateway.support.Eventually.eventually;
import static dev.acquit.gateway.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Somebody captures and voids at the processor itself: the gateway learns of it by webhook. */
@GatewayTest
class ElsewhereIT {

  @Test
  void captureIsTakenOver(Api api) {
    var shop = api.shop();
    var held = shop.held(Shop.fresh());

    elsewhere(shop, held, "capture", ",\"amount\":10000");

    eventually(() -> assertThat(shop.payment(held).text("/status")).isEqualTo("succeeded"));
    var payment = shop.payment(held);
    assertThat(payment.json().at("/amount_captured").asLong()).isEqualTo(10_000);
    assertThat(payment.text("/attempts/1/operation")).isEqualTo("capture");
    assertThat(shop.get("/v1/payments/" + held + "/timeline").body()).contains("payment.captured");
    assertThat(shop.refund(held, "{\"amount\":10000}").status()).isEqualTo(201);
  }

  @Test
  void voidCancels(Api api) {
    var shop = api.shop();
    var held = shop.held(Shop.fresh());

    elsewhere(shop, held, "void", "");

    eventually(() -> assertThat(shop.payment(held).text("/status")).isEqualTo("canceled"));
    assertProblem(shop.capture(held, "{}"), 409, "wrong_state");
    assertProblem(shop.cancel(held), 409, "wrong_state");
  }

  @Test
  void saleThatWasNotBatchedYetIsCanceled(Api api) {
    var shop = api.shop();
    var paid = shop.paid(Shop.fresh());

    elsewhere(shop, paid, "void", "");

    eventually(() -> assertThat(shop.payment(paid).text("/status")).isEqualTo("canceled"));
    assertProblem(shop.refund(paid, "{}"), 409, "wrong_state");
  }

  private static void elsewhere(Shop shop, String payment, String operation, String more) {
    var charge = shop.payment(payment).text("/attempts/0/processor_reference");
    var done =
        new Http(TestSimulator.address())
            .post(
                "/v1/charges/" + charge + "/" + operation,
                "{\"reference\":\"" + Shop.fresh() + "\"" + more + "}",
                Map.of(
                    "Authorization",
                    "Bearer " + shop.organization(),
                    "Content-Type",
                    "application/json"));
    assertThat(done.status()).as(done.body()).isEqualTo(200);
  }
}
