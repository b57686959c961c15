package dev.acquit.processor.simulator;

import dev.acquit.processor.contract.CapabilityContract;
import dev.acquit.processor.contract.ProcessorKit;

class SimulatorCapabilityTest extends CapabilityContract {

  @Override
  protected ProcessorKit kit() {
    return new SimulatorKit();
  }
}
