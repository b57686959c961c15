package dev.acquit.gateway.console;

import static dev.acquit.gateway.support.Eventually.eventually;
import static dev.acquit.gateway.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.console.view.Pages;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;

/** Where there is more to show than can be shown, people are told, without a page. */
@GatewayTest
class PagesFullIT {

  private static final String SIGN_IN = "/console/sign-in";
  private static final int MORE_THAN_WAIT = 300;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired private Pages pages;

  @Test
  void whoFindsNoThreadIsTold(Api api) {
    var browser = Browser.at(api);
    assertThat(browser.get(SIGN_IN).status()).isEqualTo(200);
    var gate = new CountDownLatch(1);
    var held =
        Flux.range(0, MORE_THAN_WAIT)
            .flatMap(_ -> pages.away(() -> waited(gate)).onErrorReturn(false), MORE_THAN_WAIT)
            .count()
            .toFuture();
    try {
      var reply = browser.get(SIGN_IN);
      assertProblem(reply, 503, "over_capacity");
      assertThat(reply.headers().firstValue("Retry-After")).isPresent();
    } finally {
      gate.countDown();
    }
    assertThat(held).succeedsWithin(PATIENCE);
    eventually(() -> assertThat(browser.get(SIGN_IN).status()).isEqualTo(200));
  }

  private static boolean waited(CountDownLatch gate) throws InterruptedException {
    gate.await();
    return true;
  }
}
