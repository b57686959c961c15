package dev.acquit.processor.paysafe;

import dev.acquit.processor.contract.ProcessorKit;
import dev.acquit.processor.contract.TokenizeContract;

class PaysafeTokenizeTest extends TokenizeContract {

  @Override
  protected ProcessorKit kit() {
    return new PaysafeKit();
  }
}
