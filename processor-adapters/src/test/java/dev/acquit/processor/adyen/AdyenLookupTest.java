package dev.acquit.processor.adyen;

import dev.acquit.processor.contract.LookupContract;
import dev.acquit.processor.contract.ProcessorKit;

class AdyenLookupTest extends LookupContract {

  @Override
  protected ProcessorKit kit() {
    return new AdyenKit();
  }
}
