package dev.acquit.processor.stripe;

import dev.acquit.processor.contract.CapabilityContract;
import dev.acquit.processor.contract.ProcessorKit;

class StripeCapabilityTest extends CapabilityContract {

  @Override
  protected ProcessorKit kit() {
    return new StripeKit();
  }
}
