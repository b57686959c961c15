package dev.acquit.processor.paysafe;

import dev.acquit.processor.contract.BankContract;
import dev.acquit.processor.contract.BankKit;

class PaysafeBankTest extends BankContract {

  @Override
  protected BankKit kit() {
    return new PaysafeKit();
  }
}
