package dev.acquit.gateway.work;

import dev.acquit.gateway.statements.Sql;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.Context;

/** What runs while the gateway does. Its statements leave the requests their connections. */
abstract class Background {

  private @Nullable Run current;
  private volatile boolean finishing;

  /** Begins nothing any more once {@code stop} completes, and ends when what had begun has. */
  abstract Flux<?> work(Mono<Void> stop);

  /** It should never end so. */
  abstract void broken(Throwable failure);

  void start() {
    start(UnaryOperator.identity());
  }

  /** Starts within that context. */
  synchronized void start(UnaryOperator<Context> within) {
    Sinks.Empty<Void> asked = Sinks.empty();
    Sinks.Empty<Void> over = Sinks.empty();
    finishing = false;
    var subscription =
        work(asked.asMono())
            .contextWrite(Sql::inBackground)
            .contextWrite(within)
            .doFinally(_ -> over.tryEmitEmpty())
            .subscribe(null, this::broken);
    current = new Run(asked, over.asMono(), subscription);
  }

  /** Begins nothing any more; completes when all that had begun has ended. */
  synchronized Mono<Void> finish() {
    finishing = true;
    if (current == null) {
      return Mono.empty();
    }
    current.asked.tryEmitEmpty();
    return current.over;
  }

  /** Cuts off what runs. */
  synchronized void stop() {
    finishing = true;
    if (current != null) {
      current.subscription.dispose();
    }
    current = null;
  }

  public synchronized boolean isRunning() {
    return current != null && !current.subscription.isDisposed();
  }

  boolean isFinishing() {
    return finishing;
  }

  private record Run(Sinks.Empty<Void> asked, Mono<Void> over, Disposable subscription) {}
}
