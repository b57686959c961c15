package dev.acquit.processor.cardpointe;

import dev.acquit.processor.contract.ChargeContract;

class CardPointeChargeTest extends ChargeContract {

  @Override
  protected CardPointeKit kit() {
    return new CardPointeKit();
  }
}
