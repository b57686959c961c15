package dev.acquit.bench.driver;

/** The time in which a run is measured, by the clock that does not jump. */
record Window(long begin, long end) {

  static final long NANOS = 1_000_000_000L;

  boolean holds(long at) {
    return at - begin >= 0 && at - end < 0;
  }

  /** Until {@code at}, if that comes sooner. */
  double secondsUntil(long at) {
    return Math.min(at - begin, end - begin) / (double) NANOS;
  }
}
