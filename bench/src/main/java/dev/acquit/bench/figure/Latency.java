package dev.acquit.bench.figure;

import dev.acquit.bench.driver.Result;
import dev.acquit.bench.report.Line;
import dev.acquit.bench.report.Line.Verdict;
import dev.acquit.bench.report.Text;
import java.time.Duration;
import java.util.List;

/**
 * P3: what the gateway adds to a processor's own time, in an open loop at half of P1's rate. What
 * the processor takes by itself is asked beside it, without the gateway.
 */
public final class Latency {

  private static final Duration PROCESSOR = Duration.ofMillis(50);
  private static final long MOST_P50_MICROS = 4_000;
  private static final long MOST_P99_MICROS = 20_000;
  private static final int CONNECTIONS = 1_000;

  private Latency() {}

  public static List<Line> of(Stage stage, Throughput top) {
    stage.stub().answersAfter(Stage.NEAR, PROCESSOR);
    var near = stage.openPatient("near", Stage.NEAR);
    var rate = top.rate() / 2;
    var load =
        Load.of(
            stage,
            stage.pace().warm(),
            stage.pace().measured(),
            stage.charges("near", List.of(near), CONNECTIONS, rate),
            stage.calls("own", Stage.NEAR, CONNECTIONS, rate / 10));
    return List.of(line(load.result().of("near"), load.result().of("own"), rate));
  }

  private static Line line(Result.Stream charges, Result.Stream own, double rate) {
    var p50 = charges.p50() - own.p50();
    var p99 = charges.p99() - own.p50();
    return new Line(
        "P3",
        "added to the processor's own latency: p50, p99",
        "<= 4 ms, <= 20 ms",
        Text.millis(p50) + ", " + Text.millis(p99),
        Verdict.of(p50 <= MOST_P50_MICROS && p99 <= MOST_P99_MICROS && charges.failures() == 0),
        "%s charges/s at a processor that takes %s, or %s for one in a hundred; %d failures"
            .formatted(
                Text.whole(rate),
                Text.millis(own.p50()),
                Text.millis(own.p99()),
                charges.failures()));
  }
}
