package dev.acquit.processor.cardpointe;

import dev.acquit.processor.contract.ModificationContract;

class CardPointeModificationTest extends ModificationContract {

  @Override
  protected CardPointeKit kit() {
    return new CardPointeKit();
  }
}
