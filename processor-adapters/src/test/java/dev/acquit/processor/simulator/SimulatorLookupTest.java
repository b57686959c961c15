package dev.acquit.processor.simulator;

import dev.acquit.processor.contract.LookupContract;
import dev.acquit.processor.contract.ProcessorKit;

class SimulatorLookupTest extends LookupContract {

  @Override
  protected ProcessorKit kit() {
    return new SimulatorKit();
  }
}
