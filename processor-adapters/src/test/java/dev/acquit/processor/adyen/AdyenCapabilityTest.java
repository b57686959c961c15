package dev.acquit.processor.adyen;

import dev.acquit.processor.contract.CapabilityContract;
import dev.acquit.processor.contract.ProcessorKit;

class AdyenCapabilityTest extends CapabilityContract {

  @Override
  protected ProcessorKit kit() {
    return new AdyenKit();
  }
}
