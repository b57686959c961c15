package dev.acquit.gateway.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Gateways and their database are killed while shops charge, capture, void and refund by way of a
 * processor that fails in every way: nobody is charged twice, nothing is lost sight of, and in the
 * end everybody agrees. {@code make faults} does it for long.
 */
class FaultsRun {

  /** Payments of a run with a bug. */
  private static final int PLANTED = 120;

  /** A run that finds nothing has to be one that can. */
  @ParameterizedTest
  @CsvSource({
    "retries-after-unknown, charged 2 times",
    "fails-after-unknown, failed and the processor has",
    "takes-without-lease, asked about by two at once",
    "settles-without-condition, at the processor"
  })
  void findsWhatIsPlanted(String bug, String found) throws Exception {
    var plan = Plan.ofProperties().with(PLANTED, bug);
    try (var run = new Run(plan)) {
      assertThat(run.verdict()).anyMatch(wrong -> wrong.contains(found));
    }
  }

  @Test
  void everyChargeOnceAndEveryStateAgreed() throws Exception {
    assertAgreed(Plan.ofProperties());
  }

  static void assertAgreed(Plan plan) throws Exception {
    try (var run = new Run(plan)) {
      var wrongs = run.verdict();

      assertThat(wrongs).as(plan.toString()).isEmpty();
      assertThat(run.succeeded()).isGreaterThan(plan.payments() / 3);
      assertThat(run.recovered()).isPositive();
    }
  }
}
