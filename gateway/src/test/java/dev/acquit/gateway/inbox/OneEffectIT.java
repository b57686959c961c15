package dev.acquit.gateway.inbox;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.ProcessorEvents;
import dev.acquit.gateway.support.Shop;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** However often a processor tells it (fault 17). */
@GatewayTest
class OneEffectIT {

  private static final int TIMES = 100;
  private static final int AT_ONCE = 16;

  @Test
  void oneWebhookAHundredTimesHasOneEffect(Api api) throws Exception {
    var shop = api.shop();
    var payment = shop.paid(Shop.fresh());
    var events = ProcessorEvents.of(shop, payment);
    var data = events.operation(events.charge(), "approved", "");
    var body = ProcessorEvents.event("evt_" + Shop.fresh(), "charge.settled", 1, data);

    sentAtOnce(() -> events.send(body));

    eventually(() -> assertThat(settlement(shop, payment)).isEqualTo("settled"));
    assertThat(told(shop, payment, "payment.settled")).isOne();
  }

  @Test
  void oneFactInAHundredWebhooksHasOneEffect(Api api) throws Exception {
    var shop = api.shop();
    var payment = shop.paid(Shop.fresh());
    var events = ProcessorEvents.of(shop, payment);

    sentAtOnce(() -> events.report("charge.settled", 1));

    eventually(() -> assertThat(settlement(shop, payment)).isEqualTo("settled"));
    assertThat(told(shop, payment, "payment.settled")).isOne();
  }

  private static void sentAtOnce(Callable<Reply> sending) throws Exception {
    try (var senders = Executors.newFixedThreadPool(AT_ONCE)) {
      var replies = senders.invokeAll(IntStream.range(0, TIMES).mapToObj(_ -> sending).toList());
      for (var reply : replies) {
        assertThat(reply.get().status()).isEqualTo(200);
      }
    }
  }

  private static String settlement(Shop shop, String payment) {
    return shop.payment(payment).text("/settlement/status");
  }

  private static long told(Shop shop, String payment, String type) {
    return shop.get("/v1/payments/" + payment + "/timeline")
        .json()
        .at("/data")
        .valueStream()
        .filter(entry -> entry.at("/type").asString().equals(type))
        .count();
  }
}
