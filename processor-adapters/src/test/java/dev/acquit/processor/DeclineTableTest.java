package dev.acquit.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquit.processor.simulator.SimulatorProcessor;
import org.junit.jupiter.api.Test;

class DeclineTableTest {

  private final Decline.Table table =
      Decline.Table.beside(SimulatorProcessor.class, "simulator-declines.properties");

  @Test
  void knownCodeHasItsReasonAndIsKeptRaw() {
    assertThat(table.of("insufficient_funds"))
        .isEqualTo(new Decline(DeclineReason.INSUFFICIENT_FUNDS, "insufficient_funds"));
  }

  @Test
  void unknownCodeIsKeptRaw() {
    assertThat(table.of("05")).isEqualTo(new Decline(DeclineReason.SOFT_UNKNOWN, "05"));
  }

  @Test
  void missingTableIsNamed() {
    assertThatThrownBy(() -> Decline.Table.beside(SimulatorProcessor.class, "nothing.properties"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing.properties");
  }
}
