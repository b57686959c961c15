package dev.acquit.gateway.faults;

import dev.acquit.gateway.support.Beside;
import org.junit.jupiter.api.Test;

/**
 * A short {@link FaultsRun}: a gateway is killed, the database, and a gateway whose clock is wrong.
 */
@Beside
class FaultsIT {

  private static final Plan BRIEF = new Plan(20261122, 90, 3, 2, 6, "none");

  @Test
  void everyChargeOnceAndEveryStateAgreed() throws Exception {
    FaultsRun.assertAgreed(BRIEF);
  }
}
