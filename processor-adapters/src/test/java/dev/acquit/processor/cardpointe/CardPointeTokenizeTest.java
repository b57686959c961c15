package dev.acquit.processor.cardpointe;

import dev.acquit.processor.contract.TokenizeContract;

class CardPointeTokenizeTest extends TokenizeContract {

  @Override
  protected CardPointeKit kit() {
    return new CardPointeKit();
  }
}
