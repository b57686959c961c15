package dev.acquit.gateway.console;

import static dev.acquit.gateway.support.Eventually.eventually;
import static dev.acquit.gateway.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.console.view.Pages;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;

/** Where there is more to show than can be shown, people are told, without a page. */
@GatewayTest
class PagesFullIT {

  private static final String SIGN_IN = "/console/sign-in";
  private static final int THREADS = 2; // as Pages has
  private static final int MORE_THAN_WAIT = 300;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired private Pages pages;

  @Test
  void whoFindsNoThreadIsTold(Api api) throws InterruptedException {
    var browser = Browser.at(api);
    assertThat(browser.get(SIGN_IN).status()).isEqualTo(200);
    var gate = new CountDownLatch(1);
    var working = new CountDownLatch(THREADS);
    var held = held(THREADS, () -> waited(working, gate));
    assertThat(working.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    var waiting = held(MORE_THAN_WAIT, () -> waited(working, gate));
    try {
      var reply = browser.get(SIGN_IN);
      assertProblem(reply, 503, "over_capacity");
      assertThat(reply.headers().firstValue("Retry-After")).isPresent();
    } finally {
      gate.countDown();
    }
    assertThat(held).succeedsWithin(PATIENCE);
    assertThat(waiting).succeedsWithin(PATIENCE);
    eventually(() -> assertThat(browser.get(SIGN_IN).status()).isEqualTo(200));
  }

  private CompletableFuture<?> held(int number, Callable<Boolean> work) {
    return Flux.range(0, number)
        .flatMap(_ -> pages.away(work).onErrorReturn(false), number)
        .count()
        .toFuture();
  }

  private static boolean waited(CountDownLatch working, CountDownLatch gate)
      throws InterruptedException {
    working.countDown();
    gate.await();
    return true;
  }
}
