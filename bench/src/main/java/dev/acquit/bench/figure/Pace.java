package dev.acquit.bench.figure;

import java.time.Duration;

/**
 * How long things are measured, and how large they are.
 *
 * @param warm before anything is measured
 * @param brief before what follows something warm is measured
 * @param few payments stored at first
 * @param many payments stored in the end
 * @param items of one organization's action center
 * @param flying charges in flight at once
 * @param flight how long they are
 */
public record Pace(
    Duration warm,
    Duration brief,
    Duration measured,
    long few,
    long many,
    long items,
    int flying,
    Duration flight) {

  /** As the targets mean it. */
  public static Pace full(long many) {
    return new Pace(
        Duration.ofSeconds(25),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        10_000,
        many,
        1_000_000,
        10_000,
        Duration.ofMinutes(5));
  }

  /** Two or three minutes in all: enough to see that nothing has gone wrong. */
  public static Pace quick(long many) {
    return new Pace(
        Duration.ofSeconds(10),
        Duration.ofSeconds(3),
        Duration.ofSeconds(8),
        10_000,
        many,
        50_000,
        2_000,
        Duration.ofSeconds(10));
  }
}
