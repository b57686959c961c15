package dev.acquit.processor.adyen;

import dev.acquit.processor.contract.ProcessorKit;
import dev.acquit.processor.contract.TokenizeContract;

class AdyenTokenizeTest extends TokenizeContract {

  @Override
  protected ProcessorKit kit() {
    return new AdyenKit();
  }
}
