package dev.acquit.processor.simulator;

import dev.acquit.processor.contract.ModificationContract;
import dev.acquit.processor.contract.ProcessorKit;

class SimulatorModificationTest extends ModificationContract {

  @Override
  protected ProcessorKit kit() {
    return new SimulatorKit();
  }
}
