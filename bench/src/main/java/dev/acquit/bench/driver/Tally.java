package dev.acquit.bench.driver;

import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Counts what comes of one stream's requests. */
final class Tally {

  private static final long LONGEST = TimeUnit.MINUTES.toMicros(5);
  private static final int DIGITS = 3;

  private final Window window;
  private final Histogram latencies = new Histogram(LONGEST, DIGITS);
  private final TreeMap<String, Long> failed = new TreeMap<>();
  private long answered;
  private long open;
  private long last;

  Tally(Window window) {
    this.window = window;
    this.last = window.begin();
  }

  /** It was due then, and is in flight or waits to be. */
  void due(long planned) {
    if (window.holds(planned)) {
      open++;
    }
  }

  /**
   * It has ended.
   *
   * @param planned when it was due
   * @param what came of it; a success where it is empty
   */
  void ended(long planned, long now, String what) {
    var succeeded = what.isEmpty();
    if (succeeded && window.holds(now)) {
      answered++;
      last = now;
    }
    if (window.holds(planned)) {
      open--;
      if (succeeded) {
        latencies.recordValue(Math.min(LONGEST, TimeUnit.NANOSECONDS.toMicros(now - planned)));
      } else {
        failed.merge(what, 1L, Long::sum);
      }
    }
  }

  /** Whether all that was due in the window has ended. */
  boolean isWhole() {
    return open == 0;
  }

  /**
   * What was counted; who has not been answered by now will not be.
   *
   * @param exhausted whether there were no more requests to send, so that its end is its last
   *     answer
   */
  Result.Stream result(int flying, boolean exhausted) {
    if (open > 0) {
      failed.merge("unanswered", open, Long::sum);
    }
    return new Result.Stream(
        answered,
        failed,
        window.secondsUntil(exhausted ? last : window.end()),
        latencies.getValueAtPercentile(50),
        latencies.getValueAtPercentile(90),
        latencies.getValueAtPercentile(99),
        latencies.getMaxValue(),
        flying);
  }
}
