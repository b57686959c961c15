package dev.acquit.simulator.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time that business goes by: real time, and what it was moved ahead. */
public final class BusinessClock {

  private final Clock real = Clock.systemUTC();
  private Duration ahead = Duration.ZERO;

  public Instant now() {
    return real.instant().plus(ahead).truncatedTo(ChronoUnit.MILLIS);
  }

  public Duration ahead() {
    return ahead;
  }

  public void advance(Duration step) {
    ahead = ahead.plus(step);
  }
}
