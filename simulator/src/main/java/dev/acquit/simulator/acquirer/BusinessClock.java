package dev.acquit.simulator.acquirer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time that business goes by: real time, and what it was moved ahead. */
final class BusinessClock {

  private final Clock real = Clock.systemUTC();
  private Duration ahead = Duration.ZERO;

  Instant now() {
    return real.instant().plus(ahead).truncatedTo(ChronoUnit.MILLIS);
  }

  Duration ahead() {
    return ahead;
  }

  void advance(Duration step) {
    ahead = ahead.plus(step);
  }
}
