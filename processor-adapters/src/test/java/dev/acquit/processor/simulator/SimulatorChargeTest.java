package dev.acquit.processor.simulator;

import dev.acquit.processor.contract.ChargeContract;
import dev.acquit.processor.contract.ProcessorKit;

class SimulatorChargeTest extends ChargeContract {

  @Override
  protected ProcessorKit kit() {
    return new SimulatorKit();
  }
}
