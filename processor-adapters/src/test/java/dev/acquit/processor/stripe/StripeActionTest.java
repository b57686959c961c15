package dev.acquit.processor.stripe;

import dev.acquit.processor.contract.ActionContract;
import dev.acquit.processor.contract.ActionKit;

class StripeActionTest extends ActionContract {

  @Override
  protected ActionKit kit() {
    return new StripeKit();
  }
}
