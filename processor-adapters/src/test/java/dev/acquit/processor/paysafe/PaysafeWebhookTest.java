package dev.acquit.processor.paysafe;

import dev.acquit.processor.contract.ProcessorKit;
import dev.acquit.processor.contract.WebhookContract;

class PaysafeWebhookTest extends WebhookContract {

  @Override
  protected ProcessorKit kit() {
    return new PaysafeKit();
  }
}
