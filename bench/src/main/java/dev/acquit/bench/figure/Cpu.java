package dev.acquit.bench.figure;

import dev.acquit.bench.machine.Proc;
import java.time.Duration;

/** The CPU time of each party, up to a moment or between two. */
record Cpu(Duration gateway, Duration postgres, Duration stub, Duration driver) {

  private static final double MICROS_A_MILLI = 1000;

  static Cpu now(Stage stage, long driver) {
    return now(stage, Proc.cpu(driver));
  }

  /** Where nobody asks what the driver takes. */
  static Cpu now(Stage stage) {
    return now(stage, Duration.ZERO);
  }

  private static Cpu now(Stage stage, Duration driver) {
    return new Cpu(
        Proc.cpu(stage.gateway().pid()),
        Proc.cpuOfAll(stage.server().pid()),
        Proc.cpu(stage.stub().pid()),
        driver);
  }

  Cpu since(Cpu before) {
    return new Cpu(
        gateway.minus(before.gateway),
        postgres.minus(before.postgres),
        stub.minus(before.stub),
        driver.minus(before.driver));
  }

  /** What one of {@code count} has cost, in microseconds. */
  static double micros(Duration all, long count) {
    return count == 0 ? 0 : all.toMillis() * MICROS_A_MILLI / count;
  }

  double gatewayOverPostgres() {
    return (double) gateway.toMillis() / Math.max(1, postgres.toMillis());
  }
}
