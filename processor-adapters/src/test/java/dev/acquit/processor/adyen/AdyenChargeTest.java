package dev.acquit.processor.adyen;

import dev.acquit.processor.contract.ChargeContract;
import dev.acquit.processor.contract.ProcessorKit;

class AdyenChargeTest extends ChargeContract {

  @Override
  protected ProcessorKit kit() {
    return new AdyenKit();
  }
}
