package dev.acquit.processor.acme;

import dev.acquit.processor.contract.ModificationContract;
import dev.acquit.processor.contract.ProcessorKit;

class AcmeModificationTest extends ModificationContract {

  @Override
  protected ProcessorKit kit() {
    return new AcmeKit();
  }
}
