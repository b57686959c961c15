package dev.acquit.processor.acme;

import dev.acquit.processor.contract.LookupContract;
import dev.acquit.processor.contract.ProcessorKit;

class AcmeLookupTest extends LookupContract {

  @Override
  protected ProcessorKit kit() {
    return new AcmeKit();
  }
}
