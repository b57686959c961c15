package dev.acquit.processor.acme;

import dev.acquit.processor.contract.ProcessorKit;
import dev.acquit.processor.contract.WebhookContract;

class AcmeWebhookTest extends WebhookContract {

  @Override
  protected ProcessorKit kit() {
    return new AcmeKit();
  }
}
