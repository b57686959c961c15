package dev.acquit.gateway.availability;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Hurried;
import dev.acquit.gateway.support.MockProcessor;
import dev.acquit.gateway.support.Shop;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** While all calls to one processor hang, charges at others go on. */
@Hurried
class SickProcessorIT {

  private static final int HELD = 5;

  @RegisterExtension static final MockProcessor MOCK = new MockProcessor();

  @Test
  void holdsWhatItMayAndNobodyElse(Api api) {
    MOCK.isSilent("POST", "/v1/.*");
    var sick = Sick.at(api.shop(), MOCK.address(), ",\"concurrency\":" + HELD);
    IntStream.range(0, HELD).forEach(_ -> ask(sick.shop()));
    eventually(() -> assertThat(inFlight(sick)).isEqualTo(HELD));

    var refused = sick.shop().charge(Shop.APPROVED, Shop.fresh());
    assertThat(refused.text("/attempts/0/status")).isEqualTo("not_attempted");
    var well = api.shop();
    for (int i = 0; i < 20; i++) {
      well.paid(Shop.fresh());
    }

    assertThat(inFlight(sick)).isEqualTo(HELD);
    assertThat(MOCK.requests("/v1/.*")).hasSize(HELD);
  }

  private static void ask(Shop shop) {
    var asked = shop.charge(Shop.APPROVED, Shop.fresh());
    assertThat(asked.text("/status")).isEqualTo("unknown"); // who asked is told, and the call hangs
  }

  private static long inFlight(Sick sick) {
    return Sick.seen(sick.shop()).number("/data/0/operations/0/in_flight");
  }
}
