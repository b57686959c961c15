package dev.acquit.gateway.work;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/** Shows all periodic work and all workers, by the names of their beans. */
@Component
class WorkMetrics implements MeterBinder {

  private final Map<String, Tally> tallies = new HashMap<>();

  WorkMetrics(Map<String, Periodic> works, Map<String, Worker> workers) {
    works.forEach((name, work) -> tallies.put(name, work.tally()));
    workers.forEach((name, worker) -> tallies.put(name, worker.tally()));
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    tallies.forEach((name, tally) -> bind(registry, name, tally));
  }

  private static void bind(MeterRegistry registry, String name, Tally tally) {
    FunctionCounter.builder("acquit.work.done", tally, Tally::done)
        .tag("work", name)
        .description("What work in the background has done: jobs tried, rows deleted and the like")
        .register(registry);
    FunctionCounter.builder("acquit.work.failures", tally, Tally::failures)
        .tag("work", name)
        .description("Runs and jobs in the background that failed, and were tried again")
        .register(registry);
    TimeGauge.builder("acquit.work.age", tally, TimeUnit.NANOSECONDS, Tally::age)
        .tag("work", name)
        .description("Since a run succeeded, or since the start")
        .register(registry);
  }

  /**
   * What a metric tells of work: how much was done, how often it failed, when it last went well.
   */
  static final class Tally {

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
}
