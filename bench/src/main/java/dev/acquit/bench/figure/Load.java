package dev.acquit.bench.figure;

import dev.acquit.bench.driver.Driver;
import dev.acquit.bench.driver.Plan;
import dev.acquit.bench.driver.Result;
import java.time.Duration;
import java.util.List;

/**
 * A load that has been put on, and what it cost.
 *
 * @param cpu of the measured time
 */
record Load(Result result, Cpu cpu) {

  /** Puts it on and waits until it is over. */
  static Load of(Stage stage, Duration warm, Duration measured, Plan.Stream... streams) {
    return of(stage, warm, measured, () -> {}, streams);
  }

  /**
   * The same, where something happens as the measured time begins.
   *
   * @param then returns soon
   */
  static Load of(
      Stage stage, Duration warm, Duration measured, Runnable then, Plan.Stream... streams) {
    var plan = new Plan(List.of(streams), warm, measured, Duration.ZERO);
    try (var driver = Driver.start(plan, stage.workspace())) {
      driver.begun();
      then.run();
      var before = Cpu.now(stage, driver.pid());
      driver.ended();
      var cpu = Cpu.now(stage, driver.pid()).since(before);
      return new Load(driver.result(), cpu);
    }
  }
}
