package dev.acquit.gateway.action;

import dev.acquit.gateway.action.ActionItems.Backlog;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.Cause;
import dev.acquit.gateway.work.Periodic;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Shows how much needs a person, and for how long: read now and then, so that a scrape asks nobody.
 */
@Configuration(proxyBeanMethods = false)
class ItemMetrics {

  private static final Duration EVERY = Duration.ofSeconds(15);

  private volatile Map<Kind, Backlog> last = Map.of();

  @Bean
  Periodic itemMeasurement(ActionItems items) {
    var measured =
        items
            .backlog()
            .collect(Collectors.toMap(Kind::of, Function.identity()))
            .doOnNext(found -> last = Map.copyOf(found))
            .thenReturn(1L);
    return Periodic.quiet("Items measured", EVERY, measured);
  }

  @Bean
  MeterBinder itemMeters() {
    return registry -> {
      for (var cause : Cause.values()) {
        List.of(true, false).forEach(live -> bind(registry, new Kind(live, cause)));
      }
    };
  }

  private void bind(MeterRegistry registry, Kind kind) {
    gauge(registry, kind, "unfinished", "items", "What needs a person now", Backlog::count);
    gauge(
        registry,
        kind,
        "age",
        "seconds",
        "For how long the oldest of them has",
        backlog -> backlog.oldest().toSeconds());
  }

  private void gauge(
      MeterRegistry registry,
      Kind kind,
      String what,
      String unit,
      String description,
      ToDoubleFunction<Backlog> value) {
    Gauge.builder("acquit.actions." + what, this, all -> all.read(kind, value))
        .tag("cause", Names.of(kind.cause))
        .tag("live", String.valueOf(kind.live))
        .baseUnit(unit)
        .description(description)
        .register(registry);
  }

  private double read(Kind kind, ToDoubleFunction<Backlog> value) {
    var backlog = last.get(kind);
    return backlog == null ? 0 : value.applyAsDouble(backlog);
  }

  private record Kind(boolean live, Cause cause) {

    static Kind of(Backlog backlog) {
      return new Kind(backlog.live(), backlog.cause());
    }
  }
}
