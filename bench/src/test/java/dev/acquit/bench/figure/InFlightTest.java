package dev.acquit.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class InFlightTest {

  @Test
  void aProcessorIsAsSlowAsHoldsThatManyInFlight() {
    assertThat(InFlight.slow(10_000, 500)).isEqualTo(Duration.ofSeconds(20));
    assertThat(InFlight.slow(10_000, 10)).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void noMoreAreInFlightThanThereAreFilesFor() {
    assertThat(InFlight.possible(10_000, 65_536)).isEqualTo(10_000);
    assertThat(InFlight.possible(10_000, 20_000)).isEqualTo(9_500);
  }

  @Test
  void theMedianIsInTheMiddle() {
    assertThat(Lists.median(List.of(9L, 1L, 5L))).isEqualTo(5);
  }
}
