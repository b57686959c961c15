package dev.acquit.processor.adyen;

import dev.acquit.processor.contract.ActionContract;
import dev.acquit.processor.contract.ActionKit;

class AdyenActionTest extends ActionContract {

  @Override
  protected ActionKit kit() {
    return new AdyenKit();
  }
}
