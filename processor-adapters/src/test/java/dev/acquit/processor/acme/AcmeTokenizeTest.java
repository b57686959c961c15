package dev.acquit.processor.acme;

import dev.acquit.processor.contract.ProcessorKit;
import dev.acquit.processor.contract.TokenizeContract;

class AcmeTokenizeTest extends TokenizeContract {

  @Override
  protected ProcessorKit kit() {
    return new AcmeKit();
  }
}
