package dev.acquit.processor.cardpointe;

import dev.acquit.processor.contract.CapabilityContract;

class CardPointeCapabilityTest extends CapabilityContract {

  @Override
  protected CardPointeKit kit() {
    return new CardPointeKit();
  }
}
