package dev.acquit.processor.acme;

import dev.acquit.processor.contract.ChargeContract;
import dev.acquit.processor.contract.ProcessorKit;

class AcmeChargeTest extends ChargeContract {

  @Override
  protected ProcessorKit kit() {
    return new AcmeKit();
  }
}
