package dev.acquit.processor.stripe;

import dev.acquit.processor.contract.ProcessorKit;
import dev.acquit.processor.contract.WebhookContract;

class StripeWebhookTest extends WebhookContract {

  @Override
  protected ProcessorKit kit() {
    return new StripeKit();
  }
}
