package dev.acquit.processor.paysafe;

import dev.acquit.processor.contract.ChargeContract;
import dev.acquit.processor.contract.ProcessorKit;

class PaysafeChargeTest extends ChargeContract {

  @Override
  protected ProcessorKit kit() {
    return new PaysafeKit();
  }
}
