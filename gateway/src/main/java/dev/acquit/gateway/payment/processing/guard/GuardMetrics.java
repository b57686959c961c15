package dev.acquit.gateway.payment.processing.guard;

import dev.acquit.gateway.availability.Breaker;
import dev.acquit.gateway.availability.CallKind;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Makes breakers and bulkheads, and shows those of the first two hundred kinds of calls one by one;
 * all of them are counted.
 */
@Component
class GuardMetrics {

  private static final int MOST = 200;

  private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.ofDefaults();
  private final BulkheadRegistry bulkheads = BulkheadRegistry.ofDefaults();
  private final Set<String> shown = ConcurrentHashMap.newKeySet();
  private final MeterRegistry registry;

  GuardMetrics(MeterRegistry registry) {
    this.registry = registry;
    TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(registry);
    TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(registry);
  }

  /** A new one, in the place of an older one. */
  CircuitBreaker breaker(UUID account, CallKind kind, Shape shape) {
    var name = name(account, kind);
    if (!isShown(name)) {
      return CircuitBreaker.of(name, shape.breaker());
    }
    breakers.remove(name);
    return breakers.circuitBreaker(name, shape.breaker());
  }

  Bulkhead bulkhead(UUID account, CallKind kind, Shape shape) {
    var name = name(account, kind);
    if (!isShown(name)) {
      return Bulkhead.of(name, shape.bulkhead());
    }
    bulkheads.remove(name);
    return bulkheads.bulkhead(name, shape.bulkhead());
  }

  private boolean isShown(String name) {
    return shown.contains(name) || (shown.size() < MOST && shown.add(name));
  }

  private static String name(UUID account, CallKind kind) {
    return IdKind.PROCESSOR_ACCOUNT.format(account) + ":" + Names.of(kind);
  }

  void count(Guards guards) {
    for (var breaker : Breaker.values()) {
      Gauge.builder("acquit.processor.breakers", guards, all -> all.count(breaker))
          .tag("state", Names.of(breaker))
          .register(registry);
    }
  }
}
