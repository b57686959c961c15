package dev.acquit.bench.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class HistoryTest {

  private static final UUID ID = new UUID(0, 1);

  @Test
  void theNewestTenthIsOfTheLastMonth() {
    var history = new History(ID, ID, 2_500_000, 0);

    assertThat(history.kept()).isEqualTo(2_250_000);
    assertThat(history.stepMillis() * 250_000).isLessThan(30L * 24 * 60 * 60 * 1000);
  }

  @Test
  void fewHaveTimesAsWell() {
    assertThat(new History(ID, ID, 1, 0).stepMillis()).isPositive();
  }
}
