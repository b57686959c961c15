package dev.acquit.processor.adyen;

import dev.acquit.processor.contract.ProcessorKit;
import dev.acquit.processor.contract.WebhookContract;

class AdyenWebhookTest extends WebhookContract {

  @Override
  protected ProcessorKit kit() {
    return new AdyenKit();
  }
}
