package dev.acquit.processor.stripe;

import dev.acquit.processor.contract.ChargeContract;
import dev.acquit.processor.contract.ProcessorKit;

class StripeChargeTest extends ChargeContract {

  @Override
  protected ProcessorKit kit() {
    return new StripeKit();
  }
}
