package dev.acquit.gateway.tracing;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes work a span of the trace that it is part of. Outside a trace the work is left as it is, and
 * nobody is asked what it is about.
 */
public final class Spans {

  private Spans() {}

  public static <T> Mono<T> of(Supplier<About> about, Mono<T> work) {
    return of(about, work, _ -> Map.of());
  }

  /**
   * The same work as a span.
   *
   * @param told what its result adds to the span's tags
   */
  public static <T> Mono<T> of(
      Supplier<About> about, Mono<T> work, Function<? super T, Map<String, String>> told) {
    return Mono.deferContextual(context ->
        context
            .<Trace>getOrEmpty(Trace.class)
            .map(parent -> parent.child(about.get()).around(work, told))
            .orElse(work));
  }

  public static <T> Flux<T> of(Supplier<About> about, Flux<T> work) {
    return Flux.deferContextual(context ->
        context
            .<Trace>getOrEmpty(Trace.class)
            .map(parent -> parent.child(about.get()).around(work))
            .orElse(work));
  }

  /** The same work as a trace of its own, now and then: where {@link Traces#in} has led to it. */
  public static <T> Mono<T> root(
      Supplier<About> about, Mono<T> work, Function<? super T, Map<String, String>> told) {
    return Mono.deferContextual(context ->
        context
            .<Traces>getOrEmpty(Traces.class)
            .flatMap(traces -> traces.begin(about))
            .map(trace -> trace.around(work, told))
            .orElse(work));
  }
}
