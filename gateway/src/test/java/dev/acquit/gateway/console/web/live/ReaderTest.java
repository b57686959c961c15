package dev.acquit.gateway.console.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.action.ActionItems.Changed;
import dev.acquit.gateway.console.web.live.Reader.Said;
import dev.acquit.gateway.console.web.live.Tidings.Look;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each page is told each change once, none that stands on it, and whether it missed any. */
class ReaderTest {

  private static final Instant SINCE = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void whatIsNewIsNewOnce() {
    var before = change(-1);
    var first = change(1);
    var second = change(3);
    var late = change(2);

    var one = Reader.of(SINCE).after(look(10, first, before));
    assertThat(one.news()).containsExactly(first);
    assertThat(one.says()).containsExactly(Said.ITEMS);
    var two = one.after(look(11, second, first, before));
    assertThat(two.news()).containsExactly(second);
    var three = two.after(look(12, second, late, first));
    assertThat(three.news()).containsExactly(late);
    var four = three.after(look(13, second, late));
    assertThat(four.news()).isEmpty();
    assertThat(four.says()).isEmpty();
  }

  /** Who comes back asks from there on: neither too late, nor from before the page was made. */
  @Test
  void itIsToldHowFarItHasRead() {
    var begun = Reader.of(SINCE);
    assertThat(begun.says()).containsExactly(Said.BEAT);
    assertThat(begun.told()).isEqualTo(SINCE);
    var soon = begun.after(look(4, change(3)));
    assertThat(soon.says()).containsExactly(Said.ITEMS);
    assertThat(soon.told()).isEqualTo(SINCE);
    var later = soon.after(look(20, change(19)));
    assertThat(later.told()).isEqualTo(SINCE.plusSeconds(15));
    assertThat(later.after(look(3)).told()).isEqualTo(later.told());
  }

  @Test
  void whereThereIsNoNewsItHearsNowAndThen() {
    var silent = Reader.of(SINCE).after(look(9));
    assertThat(silent.says()).isEmpty();
    assertThat(silent.told()).isEqualTo(SINCE);
    var beat = silent.after(look(10));
    assertThat(beat.says()).containsExactly(Said.BEAT);
    assertThat(beat.told()).isEqualTo(SINCE.plusSeconds(5));
    assertThat(beat.after(look(11)).says()).isEmpty();
  }

  @Test
  void moreThanALookTellsIsMissed() {
    var reader = Reader.of(SINCE).after(look(20, change(18)));
    var seen = reader.after(new Look(SINCE.plusSeconds(30), SINCE.plusSeconds(15), List.of()));
    assertThat(seen.says()).doesNotContain(Said.MISSED);
    var cut = change(29);
    var missed = reader.after(new Look(SINCE.plusSeconds(30), SINCE.plusSeconds(16), List.of(cut)));
    assertThat(missed.says()).containsExactly(Said.MISSED, Said.ITEMS);
    assertThat(missed.news()).containsExactly(cut);
    assertThat(missed.told()).isEqualTo(SINCE.plusSeconds(25));
    assertThat(missed.after(look(31, cut)).says()).isEmpty();
    var again = new Look(SINCE.plusSeconds(31), SINCE.plusSeconds(29), List.of(cut));
    assertThat(missed.after(again).says()).as("the same once more").isEmpty();
  }

  /** All that there was in the last minute is there. */
  private static Look look(int seconds, Changed... changes) {
    var at = SINCE.plusSeconds(seconds);
    return new Look(at, at.minusSeconds(60), List.of(changes));
  }

  private static Changed change(int seconds) {
    return new Changed(UUID.randomUUID(), 1, SINCE.plusSeconds(seconds));
  }
}
