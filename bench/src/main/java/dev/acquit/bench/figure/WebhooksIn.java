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
  private static final int WARM = 20;
  private static final int SECONDS = 30;

  private WebhooksIn() {}

  public static List<Line> of(Stage stage, Throughput top) {
    applied(stage, top, WARM);
    var measured = applied(stage, top, SECONDS);
    return List.of(line(measured, top));
  }

  /** Those that would take so long at P1's rate. */
  private static Applied applied(Stage stage, Throughput top, int seconds) {
    var unsettled = Unsettled.of(stage, "charges", (int) (top.rate() * seconds));
    var webhooks = unsettled.webhooks(stage, List.of(stage.gateway().address()));
    var plan = new Plan(List.of(webhooks), Duration.ZERO, LONGEST, Duration.ZERO);
    var database = stage.server().database();
    var before = Unsettled.settled(database);
    try (var driver = Driver.start(plan, stage.workspace())) {
      driver.begun();
      var began = System.nanoTime();
      var idle = Cpu.now(stage);
      driver.ended();
      Unsettled.awaitApplied(database);
      var took = (System.nanoTime() - began) / 1e9;
      var cpu = Cpu.now(stage).since(idle);
      var settled = Unsettled.settled(database) - before;
      return new Applied(settled, took, unsettled.count() - settled, cpu);
    }
  }

  /**
   * What came of webhooks.
   *
   * @param missing those that did not settle
   * @param cpu the gateway's and PostgreSQL's
   */
  private record Applied(long settled, double seconds, long missing, Cpu cpu) {

    double rate() {
      return settled / seconds;
    }

    String made() {
      return "%s settled/s, %d did not settle; gateway %s us, PostgreSQL %s us each"
          .formatted(Text.whole(rate()), missing, micros(cpu.gateway()), micros(cpu.postgres()));
    }

    private String micros(Duration all) {
      return Text.whole(Cpu.micros(all, settled));
    }
  }

  private static Line line(Applied applied, Throughput top) {
    var ratio = applied.rate() / top.rate();
    return new Line(
        "P8",
        "settled a second by webhooks, over P1",
        ">= 1.5",
        Text.ratio(ratio),
        Verdict.of(ratio >= LEAST && applied.missing == 0),
        applied.made());
  }
}
