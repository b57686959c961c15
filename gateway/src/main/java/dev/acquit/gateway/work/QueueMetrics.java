package dev.acquit.gateway.work;

import dev.acquit.gateway.work.Jobs.Backlog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Shows what waits in each queue: read now and then, so that a scrape asks nobody. */
@Configuration(proxyBeanMethods = false)
class QueueMetrics {

  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final double MILLIS = 1000;

  private final Map<String, Backlog> last = new ConcurrentHashMap<>();

  @Bean
  Periodic queueMeasurement(Jobs jobs) {
    var measured =
        jobs.backlogs()
            .collectMap(Backlog::queue)
            .doOnNext(found -> {
              last.replaceAll((queue, _) -> found.getOrDefault(queue, empty(queue)));
              last.putAll(found);
            });
    return Periodic.quiet("Queues measured", EVERY, measured.thenReturn(1L));
  }

  @Bean
  MeterBinder queueMeters(List<Worker> workers) {
    return registry -> workers.forEach(worker -> bind(registry, worker.queue()));
  }

  private void bind(MeterRegistry registry, String queue) {
    last.put(queue, empty(queue));
    gauge(registry, queue, "pending", "jobs", "What waits in a queue", Backlog::pending);
    gauge(registry, queue, "dead", "jobs", "What was given up", Backlog::dead);
    gauge(
        registry,
        queue,
        "lag",
        "seconds",
        "How long the oldest job that is due has waited",
        backlog -> backlog.lag().toMillis() / MILLIS);
  }

  private void gauge(
      MeterRegistry registry,
      String queue,
      String what,
      String unit,
      String description,
      ToDoubleFunction<Backlog> value) {
    Gauge.builder(
            "acquit.queue." + what,
            last,
            all -> value.applyAsDouble(all.getOrDefault(queue, empty(queue))))
        .tag("queue", queue)
        .baseUnit(unit)
        .description(description)
        .register(registry);
  }

  private static Backlog empty(String queue) {
    return new Backlog(queue, 0, Duration.ZERO, 0);
  }
}
