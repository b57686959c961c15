package dev.acquit.processor.acme;

import dev.acquit.processor.contract.ActionContract;
import dev.acquit.processor.contract.ActionKit;

class AcmeActionTest extends ActionContract {

  @Override
  protected ActionKit kit() {
    return new AcmeKit();
  }
}
