package dev.acquit.bench.figure;

import dev.acquit.bench.driver.Driver;
import dev.acquit.bench.driver.Plan;
import dev.acquit.bench.report.Line;
import dev.acquit.bench.report.Line.Verdict;
import dev.acquit.bench.report.Text;
import java.time.Duration;
import java.util.List;

/**
 * P8: how many payments a second become settled by webhooks, from the first one sent to the last
 * one applied.
 */
public final class WebhooksIn {

  private static final double LEAST = 1.5;
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int SECONDS = 30;

  private WebhooksIn() {}

  public static List<Line> of(Stage stage, Throughput top) {
    var unsettled = Unsettled.of(stage, "charges", (int) (top.rate() * SECONDS));
    var webhooks = unsettled.webhooks(stage, List.of(stage.gateway().address()));
    var plan = new Plan(List.of(webhooks), Duration.ZERO, LONGEST, Duration.ZERO);
    var database = stage.server().database();
    var before = Unsettled.settled(database);
    try (var driver = Driver.start(plan, stage.workspace())) {
      driver.begun();
      var began = System.nanoTime();
      driver.ended();
      Unsettled.awaitApplied(database);
      var seconds = (System.nanoTime() - began) / 1e9;
      var settled = Unsettled.settled(database) - before;
      return List.of(line(settled / seconds, top, unsettled.count() - settled));
    }
  }

  private static Line line(double rate, Throughput top, long missing) {
    var ratio = rate / top.rate();
    return new Line(
        "P8",
        "settled a second by webhooks, over P1",
        ">= 1.5",
        Text.ratio(ratio),
        Verdict.of(ratio >= LEAST && missing == 0),
        "%s settled/s, %d did not settle".formatted(Text.whole(rate), missing));
  }
}
