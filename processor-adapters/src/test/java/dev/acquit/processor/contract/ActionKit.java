package dev.acquit.processor.contract;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Operation;
import java.util.Map;

/** What a processor says besides that sends payers elsewhere first. */
public interface ActionKit extends ProcessorKit {

  /** The payer has to go to that address. */
  WireAnswer actionRequired(String reference, String processorReference, Amount amount, String url);

  /** What the payer's browser brings back, by name: each value worth hiding. */
  Map<String, String> returned();

  /** The charge is done, now that the payer is back. */
  default WireAnswer resumed(String reference, String processorReference, Amount amount) {
    return approval(Operation.CHARGE, reference, processorReference, amount);
  }

  /** The charge is declined, now that the payer is back. */
  default WireAnswer resumedInVain(String reference, Amount amount, String code) {
    return decline(Operation.CHARGE, reference, amount, code);
  }
}
