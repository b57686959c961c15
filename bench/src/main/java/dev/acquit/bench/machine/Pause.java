package dev.acquit.bench.machine;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting, in a program that has nothing else to do. */
public final class Pause {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

  private Pause() {}

  public static void of(Duration pause) {
    var end = System.nanoTime() + pause.toNanos();
    for (var left = pause.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** Until it is so; fails after {@code longest}. */
  public static void until(String what, Duration longest, BooleanSupplier isSo) {
    var end = System.nanoTime() + longest.toNanos();
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("Waited too long until " + what);
      }
      of(BETWEEN_LOOKS);
    }
  }
}
