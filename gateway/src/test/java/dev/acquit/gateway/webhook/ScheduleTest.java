package dev.acquit.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ten tries over 75 hours, as published; and a receiver's own wish. */
class ScheduleTest {

  private static final String PAUSES = "5s 5m 30m 2h 5h 10h 14h 20h 24h";

  private final Schedule schedule =
      new Schedule(
          Stream.of(PAUSES.split(" ", -1)).map(pause -> Duration.parse("PT" + pause)).toList());

  @Test
  void tenTriesTakeThreeDays() {
    var pauses =
        IntStream.range(1, 10).mapToObj(tries -> schedule.after(tries, null).orElseThrow());

    assertThat(pauses.reduce(Duration.ZERO, Duration::plus))
        .isEqualTo(Duration.parse("PT75H35M5S"));
    assertThat(schedule.after(10, null)).isEmpty();
    assertThat(schedule.after(11, Duration.ofHours(1))).isEmpty();
  }

  @Test
  void aReceiverGetsTheTimeThatItAsksForUpToADay() {
    assertThat(schedule.after(1, Duration.ofHours(1)).orElseThrow())
        .isBetween(Duration.ofMinutes(67), Duration.ofMinutes(68)); // a tenth less is an hour still
    assertThat(schedule.after(3, Duration.ofSeconds(1))).hasValue(Duration.ofMinutes(30));
    assertThat(schedule.after(1, Duration.ofDays(900))).hasValue(Duration.ofHours(27));
  }
}
