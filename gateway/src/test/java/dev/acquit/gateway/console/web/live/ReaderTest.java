package dev.acquit.gateway.console.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.action.ActionItems.Changed;
import dev.acquit.gateway.console.web.live.Tidings.Look;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each page is told each change once, and none that stands on it. */
class ReaderTest {

  private static final Instant SINCE = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void whatIsNewIsNewOnce() {
    var before = change(-1);
    var first = change(1);
    var second = change(3);
    var late = change(2);

    var one = Reader.of(SINCE).after(look(first, before));
    assertThat(one.news()).containsExactly(first);
    var two = one.after(look(second, first, before));
    assertThat(two.news()).containsExactly(second);
    var three = two.after(look(second, late, first));
    assertThat(three.news()).containsExactly(late);
    assertThat(three.after(look(second, late)).hasNews()).isFalse();
  }

  private static Look look(Changed... changes) {
    return new Look(SINCE.plusSeconds(10), List.of(changes));
  }

  private static Changed change(int seconds) {
    return new Changed(UUID.randomUUID(), 1, SINCE.plusSeconds(seconds));
  }
}
