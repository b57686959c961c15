package dev.acquit.gateway.tracing;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends spans in batches, on a thread of its own, and nobody waits for it: what comes while so many
 * wait is dropped, and counted.
 */
final class BoundedSpans implements SpanProcessor {

  static final int MOST = 2048; // BatchSpanProcessor's own queue is never full before

  private static final Duration EVERY = Duration.ofSeconds(1);

  private final SpanProcessor batches;
  private final SpanCounts counts;
  private final AtomicInteger waiting = new AtomicInteger();

  BoundedSpans(SpanExporter exporter, SpanCounts counts) {
    this.counts = counts;
    this.batches =
        BatchSpanProcessor.builder(new Counted(exporter))
            .setMaxQueueSize(MOST)
            .setScheduleDelay(EVERY)
            .build();
  }

  @Override
  public void onEnd(ReadableSpan span) {
    if (waiting.incrementAndGet() > MOST) {
      waiting.decrementAndGet();
      counts.drop();
    } else {
      batches.onEnd(span);
    }
  }

  private void sent(int spans, boolean taken) {
    waiting.addAndGet(-spans);
    counts.sent(spans, taken);
  }

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {}

  @Override
  public boolean isStartRequired() {
    return false;
  }

  @Override
  public boolean isEndRequired() {
    return true;
  }

  @Override
  public CompletableResultCode forceFlush() {
    return batches.forceFlush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return batches.shutdown();
  }

  private final class Counted implements SpanExporter {

    private final SpanExporter exporter;

    Counted(SpanExporter exporter) {
      this.exporter = exporter;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      var size = spans.size(); // the batch is used again
      var result = exporter.export(spans);
      return result.whenComplete(() -> sent(size, result.isSuccess()));
    }

    @Override
    public CompletableResultCode flush() {
      return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
      return exporter.shutdown();
    }
  }
}
