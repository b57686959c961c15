package dev.acquit.processor.simulator;

import dev.acquit.processor.contract.BankContract;
import dev.acquit.processor.contract.BankKit;

class SimulatorBankTest extends BankContract {

  @Override
  protected BankKit kit() {
    return new SimulatorKit();
  }
}
