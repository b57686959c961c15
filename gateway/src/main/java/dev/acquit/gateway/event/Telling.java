package dev.acquit.gateway.event;

import dev.acquit.gateway.statements.Args;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * The events that one statement writes about one resource. Those of its own kind come first: they
 * are told to others, and numbered. The rest stands on the timeline alone.
 *
 * @param counted how many are told to others
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Telling(UUID[] ids, String[] types, int counted) {

  /**
   * {@code events} about a resource of that kind.
   *
   * @param kind what the types of its events begin with, such as {@code payment}
   */
  public static <E> Telling of(
      String kind, List<E> events, Function<E, UUID> id, Function<E, String> type) {
    var prefix = kind + ".";
    Comparator<E> others = Comparator.comparing(event -> !type.apply(event).startsWith(prefix));
    var sorted = events.stream().sorted(others).toList();
    return new Telling(
        sorted.stream().map(id).toArray(UUID[]::new),
        sorted.stream().map(type).toArray(String[]::new),
        (int) sorted.stream().map(type).filter(name -> name.startsWith(prefix)).count());
  }

  /** Adds ids, types, and how many are counted. */
  public Args addTo(Args args) {
    return args.and((Object) ids).and((Object) types).and(counted);
  }
}
