package dev.acquit.processor.cardpointe;

import dev.acquit.processor.contract.PollContract;

class CardPointePollTest extends PollContract {

  @Override
  protected CardPointeKit kit() {
    return new CardPointeKit();
  }
}
