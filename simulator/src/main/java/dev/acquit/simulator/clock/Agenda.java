package dev.acquit.simulator.clock;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What comes due, in the order in which it does. What comes due together stays in the order in
 * which it was added.
 */
public final class Agenda<T> {

  private final TreeMap<Instant, Queue<T>> items = new TreeMap<>();

  public void add(Instant at, T item) {
    items.computeIfAbsent(at, _ -> new ArrayDeque<>(1)).add(item);
  }

  /** Takes the first item that is due by now, null where none is. */
  public @Nullable Item<T> take(Instant now) {
    var first = items.firstEntry();
    if (first == null || first.getKey().isAfter(now)) {
      return null;
    }
    var item = first.getValue().remove();
    if (first.getValue().isEmpty()) {
      items.remove(first.getKey());
    }
    return new Item<>(first.getKey(), item);
  }

  /** Something, and when it was due. */
  public record Item<T>(Instant at, T what) {}
}
