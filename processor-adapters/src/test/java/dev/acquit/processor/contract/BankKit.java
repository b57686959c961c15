package dev.acquit.processor.contract;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.acquit.processor.Amount;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Rail;

/** What a processor with a bank rail says besides. */
public interface BankKit extends ProcessorKit {

  /** The processor has sent it on its way. */
  WireAnswer pending(
      Operation operation, String reference, String processorReference, Amount amount);

  /** A lookup's answer for an operation that is still on its way. */
  WireAnswer foundPending(
      Operation operation, String reference, String processorReference, Amount amount);

  /** Whether it asks for the account to be validated first. */
  default boolean asksToValidate(LoggedRequest request) {
    return false;
  }

  /** The processor's code of an account that could not be validated; empty where it has none. */
  default String notValidatedCode() {
    return "";
  }

  /** A lookup's answer for a debit that the bank returned, with the rail's own code. */
  WireAnswer foundReturned(
      Rail rail, String reference, String processorReference, Amount amount, String code);
}
