package dev.acquit.processor.simulator;

import dev.acquit.processor.contract.ActionContract;
import dev.acquit.processor.contract.ActionKit;

class SimulatorActionTest extends ActionContract {

  @Override
  protected ActionKit kit() {
    return new SimulatorKit();
  }
}
