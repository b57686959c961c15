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
import reactor.core.publisher.Flux;

/** Shows what waits in each queue: read now and then, so that a scrape asks nobody. */
@Configuration(proxyBeanMethods = false)
class QueueMetrics {

  private static final Duration EVERY = Duration.ofSeconds(15);
  private static final double MILLIS = 1000;
  private static final Backlog EMPTY = new Backlog(0, Duration.ZERO, 0);

  private final Map<String, Backlog> last = new ConcurrentHashMap<>();

  @Bean
  Periodic queueMeasurement(Jobs jobs, List<Worker> workers) {
    var measured =
        Flux.fromIterable(workers)
            .map(Worker::queue)
            .concatMap(queue -> jobs.backlog(queue).doOnNext(found -> last.put(queue, found)))
            .count();
    return Periodic.quiet("Queues measured", EVERY, measured);
  }

  @Bean
  MeterBinder queueMeters(List<Worker> workers) {
    return registry -> workers.forEach(worker -> bind(registry, worker.queue()));
  }

  private void bind(MeterRegistry registry, String queue) {
    last.put(queue, EMPTY);
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
            all -> value.applyAsDouble(all.getOrDefault(queue, EMPTY)))
        .tag("queue", queue)
        .baseUnit(unit)
        .description(description)
        .register(registry);
  }
}
