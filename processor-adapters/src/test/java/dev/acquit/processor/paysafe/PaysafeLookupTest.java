package dev.acquit.processor.paysafe;

import dev.acquit.processor.contract.LookupContract;
import dev.acquit.processor.contract.ProcessorKit;

class PaysafeLookupTest extends LookupContract {

  @Override
  protected ProcessorKit kit() {
    return new PaysafeKit();
  }
}
