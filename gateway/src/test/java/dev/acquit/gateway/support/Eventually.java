package dev.acquit.gateway.support;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for what comes by itself, and not for ever. */
public final class Eventually {

  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

  private Eventually() {}

  /** Returns once {@code assertion} holds; fails as it failed last, if it never does. */
  public static void eventually(Runnable assertion) {
    eventually(LONGEST, assertion);
  }

  /** The same for what takes longer on a machine that has much to do. */
  static void eventually(Duration longest, Runnable assertion) {
    var end = System.nanoTime() + longest.toNanos();
    while (true) {
      try {
        assertion.run();
        return;
      } catch (AssertionError | RuntimeException notYet) {
        if (System.nanoTime() > end) {
          throw notYet;
        }
      }
      LockSupport.parkNanos(PAUSE);
    }
  }
}
