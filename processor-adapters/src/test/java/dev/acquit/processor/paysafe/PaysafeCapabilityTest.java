package dev.acquit.processor.paysafe;

import dev.acquit.processor.contract.CapabilityContract;
import dev.acquit.processor.contract.ProcessorKit;

class PaysafeCapabilityTest extends CapabilityContract {

  @Override
  protected ProcessorKit kit() {
    return new PaysafeKit();
  }
}
