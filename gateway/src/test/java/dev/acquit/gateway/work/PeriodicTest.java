package dev.acquit.gateway.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class PeriodicTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration SOON = Duration.ofSeconds(10);

  @Test
  void itPurgesEveryMinute() {
    StepVerifier.withVirtualTime(
            () -> new Periodic("test", MINUTE, Mono.just(3L)).runs(Mono.never()))
        .expectSubscription()
        .expectNoEvent(MINUTE)
        .expectNext(3L)
        .thenAwait(MINUTE.multipliedBy(2))
        .expectNext(3L, 3L)
        .thenCancel()
        .verify(SOON);
  }

  @Test
  void aFailedPurgeDoesNotEndTheNext() {
    var calls = new AtomicInteger();
    var purge =
        Mono.defer(() ->
            calls.getAndIncrement() == 0
                ? Mono.<Long>error(new IllegalStateException("down"))
                : Mono.just(1L));
    StepVerifier.withVirtualTime(() -> new Periodic("test", MINUTE, purge).runs(Mono.never()))
        .thenAwait(MINUTE.multipliedBy(2))
        .expectNext(1L)
        .thenCancel()
        .verify(SOON);
  }

  @Test
  void aSlowPurgeIsNotOverlapped() {
    var running = new AtomicInteger();
    StepVerifier.withVirtualTime(
            () -> new Periodic("test", MINUTE, slow(running)).runs(Mono.never()))
        .thenAwait(MINUTE.multipliedBy(12))
        .expectNext(1L, 1L, 1L)
        .thenCancel()
        .verify(SOON);
  }

  /** Takes three minutes, and tells how many of its kind are running when it ends. */
  private static Mono<Long> slow(AtomicInteger running) {
    return Mono.fromCallable(running::incrementAndGet)
        .delayElement(MINUTE.multipliedBy(3))
        .map(_ -> (long) running.getAndDecrement());
  }

  @Test
  void itRunsFromStartToStop() {
    var purge = new Periodic("test", MINUTE, Mono.just(0L));
    purge.start();
    assertThat(purge.isRunning()).isTrue();
    purge.stop();
    assertThat(purge.isRunning()).isFalse();
  }
}
