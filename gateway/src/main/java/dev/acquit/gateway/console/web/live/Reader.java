package dev.acquit.gateway.console.web.live;

import dev.acquit.gateway.action.ActionItems.Changed;
import dev.acquit.gateway.console.web.live.Tidings.Look;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How far one page has read.
 *
 * @param since what changed before stands on it
 * @param known what it was told, as far as it is still there to see
 * @param news what it has not been told yet
 */
record Reader(Instant since, Instant at, Set<Changed> known, List<Changed> news) {

  Reader {
    known = Set.copyOf(known);
    news = List.copyOf(news);
  }

  static Reader of(Instant since) {
    return new Reader(since, since, Set.of(), List.of());
  }

  /** The same, one look later. */
  Reader after(Look look) {
    var fresh =
        look.changes().stream()
            .filter(change -> change.at().isAfter(since) && !known.contains(change))
            .toList();
    return new Reader(since, look.at(), new HashSet<>(look.changes()), fresh);
  }

  boolean hasNews() {
    return !news.isEmpty();
  }
}
