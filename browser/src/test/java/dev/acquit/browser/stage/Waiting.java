package dev.acquit.browser.stage;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits for what comes by itself, and not for ever. */
final class Waiting {

  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

  private Waiting() {}

  /** What it says once it says something. */
  static <T> T until(String what, Supplier<@Nullable T> looks) {
    var end = System.nanoTime() + LONGEST.toNanos();
    while (System.nanoTime() < end) {
      var seen = looks.get();
      if (seen != null) {
        return seen;
      }
      LockSupport.parkNanos(PAUSE);
    }
    throw new IllegalStateException("Not in time: " + what);
  }
}
