package dev.acquit.processor.adyen;

import dev.acquit.processor.contract.BankContract;
import dev.acquit.processor.contract.BankKit;

class AdyenBankTest extends BankContract {

  @Override
  protected BankKit kit() {
    return new AdyenKit();
  }
}
