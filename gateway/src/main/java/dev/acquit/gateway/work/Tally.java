package dev.acquit.gateway.work;

import java.util.concurrent.atomic.LongAdder;

/** What a metric tells of work: how much was done, how often it failed, when it last went well. */
final class Tally {

  private final LongAdder done = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private volatile long succeeded = System.nanoTime();

  void count(long much) {
    done.add(much);
    succeeded = System.nanoTime();
  }

  void fail() {
    failures.increment();
  }

  double done() {
    return done.sum();
  }

  double failures() {
    return failures.sum();
  }

  /** Nanoseconds since a run succeeded, or since this was made. */
  double age() {
    return System.nanoTime() - succeeded;
  }
}
