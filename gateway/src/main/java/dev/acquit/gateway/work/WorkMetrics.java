package dev.acquit.gateway.work;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Shows all periodic work, by the names of its beans. */
@Component
class WorkMetrics implements MeterBinder {

  private final Map<String, Periodic> works;

  WorkMetrics(Map<String, Periodic> works) {
    this.works = works;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    works.forEach((name, work) -> bind(registry, name, work));
  }

  private static void bind(MeterRegistry registry, String name, Periodic work) {
    FunctionCounter.builder("acquit.work.done", work, Periodic::done)
        .tag("work", name)
        .description("What periodic work has done: rows marked, deleted and the like")
        .register(registry);
    FunctionCounter.builder("acquit.work.failures", work, Periodic::failures)
        .tag("work", name)
        .description("Runs of periodic work that failed, and were tried again")
        .register(registry);
    TimeGauge.builder("acquit.work.age", work, TimeUnit.NANOSECONDS, Periodic::age)
        .tag("work", name)
        .description("Since a run succeeded, or since the start")
        .register(registry);
  }
}
