package dev.acquit.processor.adyen;

import dev.acquit.processor.contract.ModificationContract;
import dev.acquit.processor.contract.ProcessorKit;

class AdyenModificationTest extends ModificationContract {

  @Override
  protected ProcessorKit kit() {
    return new AdyenKit();
  }
}
