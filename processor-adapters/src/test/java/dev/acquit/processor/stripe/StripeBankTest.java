package dev.acquit.processor.stripe;

import dev.acquit.processor.contract.BankContract;
import dev.acquit.processor.contract.BankKit;

class StripeBankTest extends BankContract {

  @Override
  protected BankKit kit() {
    return new StripeKit();
  }
}
