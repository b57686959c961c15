package dev.acquit.processor.stripe;

import dev.acquit.processor.contract.ModificationContract;
import dev.acquit.processor.contract.ProcessorKit;

class StripeModificationTest extends ModificationContract {

  @Override
  protected ProcessorKit kit() {
    return new StripeKit();
  }
}
