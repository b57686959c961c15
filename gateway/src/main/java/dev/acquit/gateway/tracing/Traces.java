package dev.acquit.gateway.tracing;

import dev.acquit.gateway.money.CardNumbers;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import reactor.util.context.Context;

/** Begins traces: a share of all, by chance. There is one where spans have somewhere to go. */
public final class Traces {

  private static final String TRACE_PARENT = "traceparent";
  private static final Pattern ONLY_DIGITS = Pattern.compile("(?<![0-9a-f])[0-9]{16,}(?![0-9a-f])");

  private final Tracer tracer;
  private final Propagator propagator;

  Traces(Tracer tracer, Propagator propagator) {
    this.tracer = tracer;
    this.propagator = propagator;
  }

  /** For {@code contextWrite}: what happens in the background, each job of which may be a trace. */
  public Context in(Context context) {
    return context.put(Traces.class, this);
  }

  /** One of its own, if chance has it. */
  Optional<Trace> begin(Supplier<About> about) {
    return kept(Trace.begun(tracer.spanBuilder().setNoParent(), about.get()));
  }

  /**
   * Of a request; a part of the caller's own trace where it names one (W3C). Whether it is kept is
   * not the caller's to say, and of {@code tracestate} nothing is taken: it may hold anything.
   */
  Optional<Trace> of(HttpHeaders headers, String method) {
    var begun =
        propagator.extract(headers, Traces::parent).name(method).kind(Span.Kind.SERVER).start();
    return kept(begun);
  }

  private static @Nullable String parent(HttpHeaders headers, String name) {
    var parent = name.equals(TRACE_PARENT) ? headers.getFirst(TRACE_PARENT) : null;
    return parent == null || mayBeACard(parent) ? null : parent;
  }

  /** An id of nothing but digits is hardly one that was drawn. */
  private static boolean mayBeACard(String parent) {
    return CardNumbers.foundIn(parent) || ONLY_DIGITS.matcher(parent).find();
  }

  private Optional<Trace> kept(Span span) {
    return span.isNoop() ? Optional.empty() : Optional.of(new Trace(tracer, span));
  }
}
