package dev.acquit.bench.figure;

import dev.acquit.bench.report.Line;
import dev.acquit.bench.report.Line.Verdict;
import dev.acquit.bench.report.Text;
import java.util.List;

/** P5: P1 with many payments stored over P1 with few, each against the limit at its size. */
public final class Growth {

  private static final double LEAST = 0.9;

  private Growth() {}

  public static List<Line> of(Stage stage, Throughput small) {
    var few = payments(stage);
    stage.grow();
    var many = payments(stage);
    var large = Throughput.of(stage, stage.pace().brief());
    var kept = large.share() / small.share();
    return List.of(
        new Line(
            "P5",
            "P1 with %s payments stored over P1 with %s"
                .formatted(Text.whole(many), Text.whole(few)),
            ">= 0.9",
            Text.ratio(kept),
            Verdict.of(kept >= LEAST && large.failures() == 0),
            "%s (%s), before %s (%s)"
                .formatted(
                    Text.ratio(large.share()),
                    large.made(),
                    Text.ratio(small.share()),
                    small.made())));
  }

  private static long payments(Stage stage) {
    return stage.server().database().number("SELECT count(*) FROM payment");
  }
}
