package dev.acquit.gateway.recovery;

import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.Doubts;
import dev.acquit.gateway.payment.Doubts.Open;
import dev.acquit.gateway.work.Periodic;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Shows how much is in doubt, and for how long: read now and then, so that a scrape asks nobody.
 */
@Configuration(proxyBeanMethods = false)
class DoubtMetrics {

  private static final Duration EVERY = Duration.ofSeconds(15);
  private static final List<String> OPERATIONS =
      List.of("charge", "authorize", "verify", "capture", "void", "refund");

  private volatile Map<String, Open> last = Map.of();

  @Bean
  Periodic doubtMeasurement(Doubts doubts) {
    var measured =
        doubts
            .open()
            .collect(Collectors.toMap(open -> Names.of(open.operation()), open -> open))
            .doOnNext(found -> last = Map.copyOf(found))
            .thenReturn(1L);
    return Periodic.quiet("Doubts measured", EVERY, measured);
  }

  @Bean
  MeterBinder doubtMeters() {
    return registry -> OPERATIONS.forEach(operation -> bind(registry, operation));
  }

  private void bind(MeterRegistry registry, String operation) {
    gauge(registry, operation, "open", "attempts", "What is unknown now", Open::count);
    gauge(
        registry,
        operation,
        "age",
        "seconds",
        "Since the oldest attempt was sent that is unknown",
        open -> open.oldest().toSeconds());
  }

  private void gauge(
      MeterRegistry registry,
      String operation,
      String what,
      String unit,
      String description,
      ToDoubleFunction<Open> value) {
    Gauge.builder("acquit.doubts." + what, this, all -> all.read(operation, value))
        .tag("operation", operation)
        .baseUnit(unit)
        .description(description)
        .register(registry);
  }

  private double read(String operation, ToDoubleFunction<Open> value) {
    var open = last.get(operation);
    return open == null ? 0 : value.applyAsDouble(open);
  }
}
