package dev.acquit.bench.figure;

import dev.acquit.bench.report.Line;
import dev.acquit.bench.report.Line.Verdict;
import dev.acquit.bench.report.Text;
import java.time.Duration;
import java.util.List;

/**
 * P1 and P2: charges through the whole API in a closed loop, against what PostgreSQL alone could
 * do.
 *
 * @param rate charges a second
 * @param limit two commits a second
 */
public record Throughput(double rate, double limit, long charges, long failures, Cpu cpu) {

  private static final double LEAST = 0.25;
  private static final double MOST_CPU = 1.8;

  /**
   * Measures both at the size that the database has.
   *
   * @param warm for so long it is charged before
   */
  public static Throughput of(Stage stage, Duration warm) {
    var measured = stage.pace().measured();
    var load =
        Load.of(
            stage, warm, measured, stage.charges("charges", stage.prompt(), Stage.CONNECTIONS, 0));
    var limit = stage.limit().measure(stage.pace().brief(), measured);
    var charges = load.result().of("charges");
    return new Throughput(
        charges.rate(), limit, charges.answered(), charges.failures(), load.cpu());
  }

  double share() {
    return rate / limit;
  }

  public List<Line> lines() {
    return List.of(
        new Line(
            "P1",
            "charges a second over the two-commit limit",
            ">= 0.25",
            Text.ratio(share()),
            Verdict.of(share() >= LEAST && failures == 0),
            made()),
        new Line(
            "P2",
            "the gateway's CPU a charge over PostgreSQL's",
            "<= 1.8",
            Text.ratio(cpu.gatewayOverPostgres()),
            Verdict.of(cpu.gatewayOverPostgres() <= MOST_CPU),
            costs()));
  }

  /** What P1 is made of. */
  public String made() {
    return "%s charges/s, limit %s/s, %d failures"
        .formatted(Text.whole(rate), Text.whole(limit), failures);
  }

  private String costs() {
    return "gateway %s us, PostgreSQL %s us; stub %s us, driver %s us"
        .formatted(
            micros(cpu.gateway()),
            micros(cpu.postgres()),
            micros(cpu.stub()),
            micros(cpu.driver()));
  }

  private String micros(Duration all) {
    return Text.whole(Cpu.micros(all, charges));
  }
}
