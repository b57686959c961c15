package dev.acquit.processor.simulator;

import dev.acquit.processor.contract.ProcessorKit;
import dev.acquit.processor.contract.WebhookContract;

class SimulatorWebhookTest extends WebhookContract {

  @Override
  protected ProcessorKit kit() {
    return new SimulatorKit();
  }
}
