package dev.acquit.bench.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TallyTest {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Tally tally = new Tally(new Window(10 * SECOND, 20 * SECOND));

  @Test
  void latencyCountsFromWhenARequestWasDue() {
    due(12 * SECOND, 15 * SECOND, "");

    assertThat(result().p99()).isCloseTo(3_000_000, within(5_000));
    assertThat(result().answered()).isEqualTo(1);
  }

  @Test
  void whatWasDueBeforeIsNoLatencyOfTheWindow() {
    due(9 * SECOND, 11 * SECOND, "");

    assertThat(result().longest()).isZero();
    assertThat(result().answered()).isEqualTo(1);
  }

  @Test
  void whatIsAnsweredAfterwardsIsLatencyAndNoThroughput() {
    due(19 * SECOND, 29 * SECOND, "");

    assertThat(result().longest()).isCloseTo(10_000_000, within(10_000));
    assertThat(result().answered()).isZero();
  }

  @Test
  void failuresAreCountedByWhatTheyAre() {
    due(12 * SECOND, 13 * SECOND, "http_503");
    due(13 * SECOND, 14 * SECOND, "http_503");
    due(30 * SECOND, 31 * SECOND, "http_500");

    assertThat(result().failed()).containsExactly(Map.entry("http_503", 2L));
    assertThat(result().longest()).isZero();
  }

  @Test
  void whoIsNeverAnsweredIsAFailure() {
    tally.due(12 * SECOND);

    assertThat(tally.isWhole()).isFalse();
    assertThat(result().failed()).containsEntry("unanswered", 1L);
  }

  @Test
  void requestsThatCameToAnEndEndTheTime() {
    due(10 * SECOND, 14 * SECOND, "");

    assertThat(tally.result(1, true).rate()).isEqualTo(0.25);
    assertThat(tally.result(1, false).rate()).isEqualTo(0.1);
  }

  private void due(long planned, long ended, String what) {
    tally.due(planned);
    tally.ended(planned, ended, what);
  }

  private Result.Stream result() {
    return tally.result(1, false);
  }

  private static Offset<Long> within(long micros) {
    return Offset.offset(micros);
  }
}
