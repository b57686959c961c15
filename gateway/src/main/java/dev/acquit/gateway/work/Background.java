package dev.acquit.gateway.work;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;

/** What runs while the gateway does. */
abstract class Background implements SmartLifecycle {

  private @Nullable Disposable running;

  /** Begins, and goes on until it is disposed of. */
  abstract Disposable begin();

  @Override
  public synchronized void start() {
    running = begin();
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
