package dev.acquit.gateway.tracing;

import dev.acquit.gateway.http.LogContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.util.Map;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** Where some work is in a trace that is kept. */
record Trace(Tracer tracer, Span span) {

  /** Begins a span within this one. */
  Trace child(About about) {
    var child = tracer.spanBuilder().setParent(span.context());
    return new Trace(tracer, begun(child, about));
  }

  static Span begun(Span.Builder builder, About about) {
    builder.name(about.name());
    if (about.kind() != null) {
      builder.kind(about.kind());
    }
    about.tags().forEach(builder::tag);
    return builder.start();
  }

  /** The lines that are logged there name the trace. */
  Context in(Context context) {
    var inside = context.put(Trace.class, this);
    return context.hasKey(Trace.class)
        ? inside
        : LogContext.trace(inside, span.context().traceId());
  }

  /** Ends the span with that work. */
  <T> Mono<T> around(Mono<T> work, Function<? super T, Map<String, String>> told) {
    return work.doOnNext(value -> tag(told.apply(value)))
        .doOnError(this::fail)
        .doOnTerminate(span::end)
        .doOnCancel(this::leave)
        .contextWrite(this::in);
  }

  <T> Flux<T> around(Flux<T> work) {
    return work.doOnError(this::fail)
        .doOnTerminate(span::end)
        .doOnCancel(this::leave)
        .contextWrite(this::in);
  }

  void tag(Map<String, String> tags) {
    tags.forEach(span::tag);
  }

  void fail(Throwable failure) {
    fail(failure.getClass().getSimpleName());
  }

  void fail(String why) {
    span.error(new Failed(why));
  }

  /** Whoever waited has left. */
  void leave() {
    span.tag("acquit.cancelled", true);
    span.end();
  }

  /** A failure's own message may repeat what it was about, and its stack says nothing here. */
  private static final class Failed extends RuntimeException {

    Failed(String why) {
      super(why, null, false, false);
    }
  }
}
