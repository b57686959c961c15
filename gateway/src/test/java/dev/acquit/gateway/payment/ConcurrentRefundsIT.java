package dev.acquit.gateway.payment;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@GatewayTest
class ConcurrentRefundsIT {

  private static final int AT_ONCE = 20;
  private static final long EACH = 1000;

  /** What fits goes back, to the cent; the rest is refused. */
  @ParameterizedTest
  @CsvSource({"12550,12", "10000,10"})
  void neverGiveBackMoreThanWasTaken(long captured, int fit, Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var payment = shop.held(reference);
    var path = "/v1/payments/" + payment;
    shop.decided(path + "/capture", Shop.fresh(), "{\"amount\":" + captured + "}");

    var asked =
        IntStream.range(0, AT_ONCE)
            .mapToObj(
                i -> shop.postLater(path + "/refunds", Shop.fresh(), "{\"amount\":" + EACH + "}"))
            .toList();
    var replies = asked.stream().map(CompletableFuture::join).toList();

    var refused = replies.stream().filter(reply -> reply.status() == 409).toList();
    assertThat(refused).hasSize(AT_ONCE - fit);
    assertThat(refused)
        .allSatisfy(reply -> assertThat(reply.text("/code")).isEqualTo("amount_too_large"));
    eventually(
        () -> assertThat(shop.payment(payment).number("/amount_refunded")).isEqualTo(fit * EACH));
    assertThat(TestSimulator.total("refund", reference)).isEqualTo(fit * EACH);
  }
}
