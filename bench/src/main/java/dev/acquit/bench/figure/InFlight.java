package dev.acquit.bench.figure;

import dev.acquit.bench.driver.Driver;
import dev.acquit.bench.driver.Plan;
import dev.acquit.bench.driver.Result;
import dev.acquit.bench.machine.Heap;
import dev.acquit.bench.machine.Host;
import dev.acquit.bench.machine.Pause;
import dev.acquit.bench.report.Line;
import dev.acquit.bench.report.Line.Verdict;
import dev.acquit.bench.report.Text;
import java.time.Duration;
import java.util.List;

/**
 * P4: thousands of charges in flight at a slow processor, in an open loop at half of P1's rate, on
 * a heap of 512 MB. What lives on it is counted before the measured time and after it.
 */
public final class InFlight {

  private static final Duration SLOWEST = Duration.ofSeconds(90);
  private static final Duration COUNTING = Duration.ofSeconds(15);
  private static final long MOST_P99_MICROS = 200_000;
  private static final long MOST_HEAP = 350L * 1024 * 1024;
  private static final double MOST_GROWTH = 1.1;
  private static final int CONNECTIONS = 12_000;

  /** Fewer in flight than nearly all show nothing of all. */
  private static final double NEARLY = 0.95;

  /** Files of a gateway that are no connections of charges. */
  private static final long OTHER_FILES = 1_000;

  private InFlight() {}

  public static List<Line> of(Stage stage, Throughput top) {
    var rate = top.rate() / 2;
    var slow = slow(possible(stage.pace().flying(), Host.openFiles()), rate);
    stage.stub().answersAfter(Stage.FAR, slow);
    // two accounts: one may hold 10,000 calls
    var far = List.of(stage.openPatient("far-0", Stage.FAR), stage.openPatient("far-1", Stage.FAR));
    var full = slow.plus(COUNTING);
    var plan =
        new Plan(
            List.of(stage.charges("far", far, CONNECTIONS, rate)),
            full.plus(COUNTING),
            stage.pace().flight(),
            COUNTING);
    try (var driver = Driver.start(plan, stage.workspace())) {
      Pause.of(full);
      var first = Heap.live(stage.gateway().pid());
      driver.begun();
      driver.ended();
      var last = Heap.live(stage.gateway().pid());
      var least = stage.pace().flying() * NEARLY;
      return List.of(line(driver.result().of("far"), least, slow, rate, first, last));
    }
  }

  /** Each holds two connections, the caller's and the processor's. */
  static long possible(int flying, long files) {
    return Math.min(flying, (files - OTHER_FILES) / 2);
  }

  /** So slow that so many are in flight. */
  static Duration slow(long flying, double rate) {
    var slow = Duration.ofMillis((long) (flying / rate * 1000));
    return slow.compareTo(SLOWEST) > 0 ? SLOWEST : slow;
  }

  private static Line line(
      Result.Stream charges, double least, Duration slow, double rate, long first, long last) {
    var added = charges.p99() - slow.toMillis() * 1000;
    var met =
        charges.failures() == 0
            && added <= MOST_P99_MICROS
            && Math.max(first, last) <= MOST_HEAP
            && last <= first * MOST_GROWTH;
    return new Line(
        "P4",
        "in flight at once: errors, p99 added, heap live",
        "0, <= 200 ms, <= 350 MB, not growing",
        "%d, %s, %s, then %s"
            .formatted(
                charges.failures(),
                Text.millis(added),
                Text.megabytes(first),
                Text.megabytes(last)),
        met && charges.flying() < least ? Verdict.TOLD : Verdict.of(met),
        "%d in flight at most, %s charges/s, a processor that takes %s ms, for %s s"
            .formatted(
                charges.flying(),
                Text.whole(rate),
                Text.whole(slow.toMillis()),
                Text.whole(charges.seconds())));
  }
}
