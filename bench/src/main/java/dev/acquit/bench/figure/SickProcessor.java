package dev.acquit.bench.figure;

import dev.acquit.bench.driver.Result;
import dev.acquit.bench.report.Line;
import dev.acquit.bench.report.Line.Verdict;
import dev.acquit.bench.report.Text;
import dev.acquit.bench.shop.Shop;
import java.time.Duration;
import java.util.List;

/**
 * P9: charges at well processors, in an open loop at half of P1's rate, while one in ten more goes
 * to a processor that answers nothing any more from the moment that is measured; over the same
 * while it answers.
 */
public final class SickProcessor {

  private static final String DEADLINE = "PT2S";
  private static final double MOST = 1.3;
  private static final int CONNECTIONS = 1_000;

  private SickProcessor() {}

  public static List<Line> of(Stage stage, Throughput top) {
    var sick = stage.open("sick", Stage.SICK, DEADLINE);
    var rate = top.rate() / 2;
    // what silence sets off is not new to the JVM when it is measured
    load(stage, sick, rate, () -> stage.stub().fallsSilent(Stage.SICK));
    stage.stub().answersAfter(Stage.SICK, Duration.ZERO);
    var healthy = load(stage, sick, rate, () -> {});
    var others = load(stage, sick, rate, () -> stage.stub().fallsSilent(Stage.SICK));
    stage.stub().answersAfter(Stage.SICK, Duration.ZERO);
    var ratio = (double) others.p99() / healthy.p99();
    return List.of(
        new Line(
            "P9",
            "p99 at the others, one processor being sick, over its healthy value",
            "<= 1.3",
            Text.ratio(ratio),
            Verdict.of(ratio <= MOST && others.failures() == 0),
            "%s over %s at %s charges/s, %d failures"
                .formatted(
                    Text.millis(others.p99()),
                    Text.millis(healthy.p99()),
                    Text.whole(rate),
                    others.failures())));
  }

  private static Result.Stream load(Stage stage, Shop sick, double rate, Runnable then) {
    return Load.of(
            stage,
            stage.pace().brief(),
            stage.pace().measured(),
            then,
            stage.charges("well", stage.prompt(), CONNECTIONS, rate),
            stage.charges("sick", List.of(sick), CONNECTIONS, rate / 10))
        .result()
        .of("well");
  }
}
