package dev.acquit.processor.acme;

import dev.acquit.processor.contract.CapabilityContract;
import dev.acquit.processor.contract.ProcessorKit;

class AcmeCapabilityTest extends CapabilityContract {

  @Override
  protected ProcessorKit kit() {
    return new AcmeKit();
  }
}
