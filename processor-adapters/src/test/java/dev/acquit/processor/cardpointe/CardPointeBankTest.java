package dev.acquit.processor.cardpointe;

import dev.acquit.processor.contract.BankContract;

class CardPointeBankTest extends BankContract {

  @Override
  protected CardPointeKit kit() {
    return new CardPointeKit();
  }
}
