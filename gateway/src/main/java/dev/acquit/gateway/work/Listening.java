package dev.acquit.gateway.work;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lets the bell sound here whenever it is rung anywhere, for as long as the gateway runs. */
@Component
class Listening extends Background {

  private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Flux<String> received;
  private final Bell bell;

  Listening(Bell.Wire wire, Bell bell) {
    this.received =
        wire.received()
            .onErrorResume(failure -> Mono.fromRunnable(() -> report(failure)))
            .repeatWhen(ends -> ends.delayElements(PAUSE));
    this.bell = bell;
  }

  private static void report(Throwable failure) {
    LOG.debug("The bell cannot be heard, and workers look for themselves: {}", failure.toString());
  }

  @Override
  Flux<String> work(Mono<Void> stop) {
    return received.takeUntilOther(stop).doOnNext(bell::sound);
  }

  @Override
  void broken(Throwable failure) {
    report(failure);
  }
}
