package dev.acquit.gateway.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Gateways and their database are killed while shops charge, capture, void and refund by way of a
 * processor that fails in every way: nobody is charged twice, nothing is lost sight of, and in the
 * end everybody agrees. {@code make faults} does it for long.
 */
class FaultsRun {

  /** A run that finds nothing has to be one that can. */
  @Test
  void findsWhatIsPlanted() throws Exception {
    var plan = Plan.ofProperties().with(40, "retries-after-unknown");
    try (var run = new Run(plan)) {
      assertThat(run.verdict()).anyMatch(wrong -> wrong.contains("charged 2 times"));
    }
  }

  @Test
  void everyChargeOnceAndEveryStateAgreed() throws Exception {
    var plan = Plan.ofProperties();
    try (var run = new Run(plan)) {
      var wrongs = run.verdict();

      assertThat(wrongs).as(plan.toString()).isEmpty();
      assertThat(run.succeeded()).isGreaterThan(plan.payments() / 3);
    }
  }
}
