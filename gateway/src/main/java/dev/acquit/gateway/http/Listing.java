package dev.acquit.gateway.http;

import dev.acquit.gateway.money.IdKind;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page of a list, as the API answers it. */
public record Listing<T>(List<T> data, @Nullable String nextCursor) {

  /**
   * A page of {@code rows}, of which one more than {@code limit} was asked for, to know whether
   * another page follows.
   */
  public static <R, T> Listing<T> of(
      List<R> rows, int limit, IdKind kind, Function<R, UUID> id, Function<R, T> show) {
    var more = rows.size() > limit;
    var page = more ? rows.subList(0, limit) : rows;
    return new Listing<>(
        page.stream().map(show).toList(), more ? kind.format(id.apply(page.getLast())) : null);
  }

  /** A list that is never paged. */
  public static <T> Listing<T> whole(List<T> data) {
    return new Listing<>(data, null);
  }
}
