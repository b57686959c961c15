package dev.acquit.processor.paysafe;

import dev.acquit.processor.contract.ModificationContract;
import dev.acquit.processor.contract.ProcessorKit;

class PaysafeModificationTest extends ModificationContract {

  @Override
  protected ProcessorKit kit() {
    return new PaysafeKit();
  }
}
