package dev.acquit.processor.stripe;

import dev.acquit.processor.contract.LookupContract;
import dev.acquit.processor.contract.ProcessorKit;

class StripeLookupTest extends LookupContract {

  @Override
  protected ProcessorKit kit() {
    return new StripeKit();
  }
}
