package dev.acquit.processor.simulator;

import dev.acquit.processor.contract.ProcessorKit;
import dev.acquit.processor.contract.TokenizeContract;

class SimulatorTokenizeTest extends TokenizeContract {

  @Override
  protected ProcessorKit kit() {
    return new SimulatorKit();
  }
}
