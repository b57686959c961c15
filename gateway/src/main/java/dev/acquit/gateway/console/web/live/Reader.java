package dev.acquit.gateway.console.web.live;

import dev.acquit.gateway.action.ActionItems.Changed;
import dev.acquit.gateway.console.web.live.Tidings.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * How far one page has read.
 *
 * @param since what changed before stands on it
 * @param told what changed before stands on it, or was told, or it was told that it missed some
 * @param known what it was told, as far as it is still there to see
 * @param news what it has not been told yet
 * @param says what it is told now
 */
record Reader(
    Instant since, Instant told, Set<Changed> known, List<Changed> news, List<Said> says) {

  /** A change bears the time of its statement, and is there to see so much later at most. */
  static final Duration LATE = Duration.ofSeconds(5);

  /** Where there is no news, it hears that it is connected, and not more often than that. */
  private static final Duration BEAT = Duration.ofSeconds(5);

  Reader {
    known = Set.copyOf(known);
    news = List.copyOf(news);
    says = List.copyOf(says);
  }

  /** It hears at once that it is connected. */
  static Reader of(Instant since) {
    return new Reader(since, since, Set.of(), List.of(), List.of(Said.BEAT));
  }

  /** The same, one look later. */
  Reader after(Look look) {
    var fresh =
        look.changes().stream()
            .filter(change -> change.at().isAfter(since) && !known.contains(change))
            .toList();
    var until = look.at().minus(LATE);
    var says = new ArrayList<Said>();
    if (look.since().isAfter(told) && !follows(look)) {
      says.add(Said.MISSED);
    }
    if (!fresh.isEmpty()) {
      says.add(Said.ITEMS);
    }
    if (says.isEmpty() && !until.isBefore(told.plus(BEAT))) {
      says.add(Said.BEAT);
    }
    var now = says.isEmpty() || until.isBefore(told) ? told : until;
    return new Reader(since, now, Set.copyOf(look.changes()), fresh, says);
  }

  /** Whether its oldest change was there before, so that none is missing between. */
  private boolean follows(Look look) {
    return look.changes().stream()
        .min(Comparator.comparing(Changed::at))
        .filter(known::contains)
        .isPresent();
  }

  /** What pages are told, by the names of the events. */
  enum Said {
    /** That it is connected, and nothing else. */
    BEAT,
    /** That something may have changed that is not told. */
    MISSED,
    /** Which items have changed. */
    ITEMS
  }
}
