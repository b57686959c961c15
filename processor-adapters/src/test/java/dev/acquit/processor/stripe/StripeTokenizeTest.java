package dev.acquit.processor.stripe;

import dev.acquit.processor.contract.ProcessorKit;
import dev.acquit.processor.contract.TokenizeContract;

class StripeTokenizeTest extends TokenizeContract {

  @Override
  protected ProcessorKit kit() {
    return new StripeKit();
  }
}
