package dev.acquit.gateway.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Spans that nobody takes fill a queue, and no more than that. */
class BoundedSpansTest {

  private static final int MORE = 100;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Collected exporter = new Collected();
  private final SdkTracerProvider provider =
      SdkTracerProvider.builder()
          .addSpanProcessor(new BoundedSpans(exporter, new SpanCounts(registry)))
          .build();

  @Test
  void whatDoesNotFitIsDroppedAndCounted() {
    end(BoundedSpans.MOST + MORE);

    assertThat(count("dropped")).isEqualTo(MORE);
    exporter.answer.succeed();
    provider.shutdown().join(20, TimeUnit.SECONDS);
    assertThat(count("exported")).isEqualTo(BoundedSpans.MOST);
    assertThat(count("failed")).isZero();
  }

  @Test
  void whatIsRefusedIsCountedAndMakesPlace() {
    exporter.answer.fail();
    end(MORE);
    provider.forceFlush().join(20, TimeUnit.SECONDS);

    assertThat(count("failed")).isEqualTo(MORE);
    end(BoundedSpans.MOST);
    provider.forceFlush().join(20, TimeUnit.SECONDS);
    assertThat(count("dropped")).isZero();
  }

  private void end(int spans) {
    var tracer = provider.get("test");
    for (int span = 0; span < spans; span++) {
      tracer.spanBuilder("span").startSpan().end();
    }
  }

  private double count(String result) {
    return registry.get("acquit.spans").tag("result", result).counter().count();
  }

  /** Answers all at once, when it is told to. */
  private static final class Collected implements SpanExporter {

    private final CompletableResultCode answer = new CompletableResultCode();

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      return answer;
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
