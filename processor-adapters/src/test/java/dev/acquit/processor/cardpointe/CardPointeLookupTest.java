package dev.acquit.processor.cardpointe;

import dev.acquit.processor.contract.LookupContract;

class CardPointeLookupTest extends LookupContract {

  @Override
  protected CardPointeKit kit() {
    return new CardPointeKit();
  }
}
