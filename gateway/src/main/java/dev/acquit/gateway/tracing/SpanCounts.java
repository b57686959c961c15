package dev.acquit.gateway.tracing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts what became of spans that ended. */
@Component
class SpanCounts {

  private final Counter exported;
  private final Counter failed;
  private final Counter dropped;

  SpanCounts(MeterRegistry registry) {
    this.exported = counter(registry, "exported");
    this.failed = counter(registry, "failed");
    this.dropped = counter(registry, "dropped");
  }

  private static Counter counter(MeterRegistry registry, String result) {
    return Counter.builder("acquit.spans")
        .description("Spans of traces, by what became of them")
        .tag("result", result)
        .register(registry);
  }

  void sent(int spans, boolean taken) {
    (taken ? exported : failed).increment(spans);
  }

  void drop() {
    dropped.increment();
  }
}
