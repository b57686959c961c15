package dev.acquit.gateway.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void itDoublesUpToTheLongest() {
    var backoff = Backoff.doubling(SECOND, Duration.ofSeconds(10));

    assertThat(IntStream.rangeClosed(1, 6).mapToObj(backoff::after).map(Duration::toSeconds))
        .containsExactly(1L, 2L, 4L, 8L, 10L, 10L);
    assertThat(backoff.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void stepsComeToAnEnd() {
    var backoff = Backoff.steps(List.of(SECOND, Duration.ofSeconds(5)));

    assertThat(backoff.after(1)).isEqualTo(SECOND);
    assertThat(backoff.after(2)).isEqualTo(Duration.ofSeconds(5));
    assertThat(backoff.after(3)).isNull();
  }

  @Test
  void jitterIsATenthAtMost() {
    assertThat(IntStream.range(0, 1000).mapToObj(_ -> Backoff.jittered(SECOND).toMillis()))
        .allSatisfy(millis -> assertThat(millis).isBetween(899L, 1101L));
  }
}
