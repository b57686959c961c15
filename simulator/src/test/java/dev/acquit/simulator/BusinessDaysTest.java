package dev.acquit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.simulator.clock.BusinessDays;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessDaysTest {

  /** The 16th of November 2026 is a Monday. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-16T15:00:00Z, 4, 2026-11-20T15:00:00Z",
    "2026-11-16T15:00:00Z, 5, 2026-11-23T15:00:00Z",
    "2026-11-20T23:59:59Z, 1, 2026-11-23T23:59:59Z",
    "2026-11-21T00:00:00Z, 1, 2026-11-23T00:00:00Z",
    "2026-11-22T12:00:00Z, 2, 2026-11-24T12:00:00Z",
    "2026-12-31T08:00:00Z, 1, 2027-01-01T08:00:00Z",
    "2026-11-18T08:00:00Z, 0, 2026-11-18T08:00:00Z"
  })
  void weekendsAreLeftOut(Instant from, int days, Instant expected) {
    assertThat(BusinessDays.after(from, days)).isEqualTo(expected);
  }

  @Test
  void nextMorningIsTheStartOfABusinessDay() {
    assertThat(BusinessDays.nextMorning(Instant.parse("2026-11-20T00:00:00Z")))
        .isEqualTo("2026-11-23T00:00:00Z");
    assertThat(BusinessDays.nextMorning(Instant.parse("2026-11-16T23:59:59Z")))
        .isEqualTo("2026-11-17T00:00:00Z");
  }
}
