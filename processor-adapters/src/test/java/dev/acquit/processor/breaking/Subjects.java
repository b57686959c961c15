package dev.acquit.processor.breaking;

import dev.acquit.processor.contract.ActionContract;
import dev.acquit.processor.contract.ActionKit;
import dev.acquit.processor.contract.BankContract;
import dev.acquit.processor.contract.BankKit;
import dev.acquit.processor.contract.CapabilityContract;
import dev.acquit.processor.contract.ChargeContract;
import dev.acquit.processor.contract.LookupContract;
import dev.acquit.processor.contract.ModificationContract;
import dev.acquit.processor.contract.PollContract;
import dev.acquit.processor.contract.PollKit;
import dev.acquit.processor.contract.ProcessorKit;
import dev.acquit.processor.contract.TokenizeContract;
import dev.acquit.processor.contract.WebhookContract;
import java.util.List;

/** Tests of whichever adapter is at hand. Being nested, they are run by {@link Engine} alone. */
final class Subjects {

  static final ScopedValue<BankKit> AT_HAND = ScopedValue.newInstance();

  static final ScopedValue<ActionKit> ASKING = ScopedValue.newInstance();

  static final ScopedValue<PollKit> ASKED = ScopedValue.newInstance();

  static final List<Class<?>> ALL =
      List.of(
          Action.class,
          Bank.class,
          Capability.class,
          Charge.class,
          Lookup.class,
          Modification.class,
          Poll.class,
          Tokenize.class,
          Webhook.class);

  private Subjects() {}

  static class Action extends ActionContract {
    @Override
    protected ActionKit kit() {
      return ASKING.get();
    }
  }

  static class Bank extends BankContract {
    @Override
    protected BankKit kit() {
      return AT_HAND.get();
    }
  }

  static class Capability extends CapabilityContract {
    @Override
    protected ProcessorKit kit() {
      return AT_HAND.get();
    }
  }

  static class Charge extends ChargeContract {
    @Override
    protected ProcessorKit kit() {
      return AT_HAND.get();
    }
  }

  static class Lookup extends LookupContract {
    @Override
    protected ProcessorKit kit() {
      return AT_HAND.get();
    }
  }

  static class Modification extends ModificationContract {
    @Override
    protected ProcessorKit kit() {
      return AT_HAND.get();
    }
  }

  static class Poll extends PollContract {
    @Override
    protected PollKit kit() {
      return ASKED.get();
    }
  }

  static class Tokenize extends TokenizeContract {
    @Override
    protected ProcessorKit kit() {
      return AT_HAND.get();
    }
  }

  static class Webhook extends WebhookContract {
    @Override
    protected ProcessorKit kit() {
      return AT_HAND.get();
    }
  }
}
