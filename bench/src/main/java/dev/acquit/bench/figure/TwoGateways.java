package dev.acquit.bench.figure;

import dev.acquit.bench.driver.Driver;
import dev.acquit.bench.driver.Plan;
import dev.acquit.bench.report.Line;
import dev.acquit.bench.report.Line.Verdict;
import dev.acquit.bench.report.Text;
import java.time.Duration;
import java.util.List;

/** P11: two gateways on one PostgreSQL, charging and then settling what they charged, by turns. */
public final class TwoGateways {

  private static final int MOST_SETTLED = 10_000;
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private TwoGateways() {}

  public static List<Line> of(Stage stage, Throughput one) {
    try (var second = stage.another("gateway-2")) {
      var targets = List.of(stage.gateway().address(), second.address());
      var charges = stage.charges("both", stage.prompt(), 2 * Stage.CONNECTIONS, 0);
      var load = Load.of(stage, stage.pace().warm(), stage.pace().measured(), at(charges, targets));
      return List.of(line(stage, load, one, settle(stage, targets)));
    }
  }

  private static Plan.Stream at(Plan.Stream charges, List<String> targets) {
    return new Plan.Stream(
        charges.name(),
        targets,
        charges.connections(),
        charges.rate(),
        charges.kind(),
        charges.file());
  }

  /** How many did not settle. */
  private static long settle(Stage stage, List<String> targets) {
    var unsettled = Unsettled.of(stage, "both", MOST_SETTLED);
    var webhooks = unsettled.webhooks(stage, targets);
    var plan = new Plan(List.of(webhooks), Duration.ZERO, LONGEST, Duration.ZERO);
    var database = stage.server().database();
    var before = Unsettled.settled(database);
    try (var driver = Driver.start(plan, stage.workspace())) {
      driver.ended();
      Unsettled.awaitApplied(database);
      return unsettled.count() - (Unsettled.settled(database) - before);
    }
  }

  private static Line line(Stage stage, Load load, Throughput one, long missing) {
    var charges = load.result().of("both");
    var twice = twice(stage);
    var postgres = (double) load.cpu().postgres().toMillis() / 1000 / charges.seconds();
    return new Line(
        "P11",
        "two gateways: charges a second over one's; done twice",
        "told; 0",
        "%s; %d".formatted(Text.ratio(charges.rate() / one.rate()), twice),
        twice == 0 && missing == 0 && charges.failures() == 0 ? Verdict.TOLD : Verdict.MISSED,
        "%s charges/s, PostgreSQL took %s of %d cores; %d failures, %d did not settle"
            .formatted(
                Text.whole(charges.rate()),
                Text.ratio(postgres),
                Runtime.getRuntime().availableProcessors(),
                charges.failures(),
                missing));
  }

  /**
   * References that the processor got twice in the whole run, and payments that were told settled
   * twice.
   */
  private static long twice(Stage stage) {
    var told =
        stage
            .server()
            .database()
            .number(
                """
                SELECT count(*) - count(DISTINCT (organization_id, payment_id)) FROM event
                 WHERE type = 'payment.settled' AND at > now() - interval '1 hour'
                """);
    return told + stage.stub().repeated();
  }
}
