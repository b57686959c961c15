package dev.acquit.gateway.tracing;

import io.micrometer.tracing.Span;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a span is about. It leaves the house: nothing of a card, an account, a person, a body or a
 * URL is in it.
 *
 * @param name takes few values, as a metric's tags do
 * @param kind null for work within the gateway
 */
public record About(String name, Span.@Nullable Kind kind, Map<String, String> tags) {

  public About(String name, Span.@Nullable Kind kind, Map<String, String> tags) {
    this.name = name;
    this.kind = kind;
    this.tags = Map.copyOf(tags);
  }

  /** A call to somebody else. */
  public static About call(String name, Map<String, String> tags) {
    return new About(name, Span.Kind.CLIENT, tags);
  }

  /** A job of a queue. */
  public static About job(String name, Map<String, String> tags) {
    return new About(name, Span.Kind.CONSUMER, tags);
  }
}
