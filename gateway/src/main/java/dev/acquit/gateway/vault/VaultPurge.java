package dev.acquit.gateway.vault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Deletes expired security codes while the gateway runs: one purge at a time, and a failed one does
 * not end the next.
 */
final class VaultPurge implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(VaultPurge.class);

  private final Flux<Long> purges;
  private @Nullable Disposable running;

  VaultPurge(Mono<Long> purge, Duration every) {
    this.purges = Flux.interval(every).onBackpressureDrop().concatMap(_ -> survived(purge), 0);
  }

  private static Mono<Long> survived(Mono<Long> purge) {
    return purge.onErrorResume(failure -> {
      log.warn("Expired security codes were not deleted; they are not given out", failure);
      return Mono.empty();
    });
  }

  /** How many codes each purge deleted; never ends, and never fails. */
  Flux<Long> purges() {
    return purges;
  }

  @Override
  public synchronized void start() {
    running =
        purges.subscribe(
            deleted -> log.debug("{} expired security codes deleted", deleted),
            failure -> log.error("Expired security codes are no longer deleted", failure));
  }

  @Override
  public synchronized void stop() {
    if (running != null) {
      running.dispose();
    }
    running = null;
  }

  @Override
  public synchronized boolean isRunning() {
    return running != null && !running.isDisposed();
  }
}
