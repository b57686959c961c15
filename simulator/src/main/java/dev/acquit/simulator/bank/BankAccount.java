package dev.acquit.simulator.bank;

import dev.acquit.simulator.ledger.Fate;
import dev.acquit.simulator.ledger.Operation;
import org.jspecify.annotations.Nullable;

/**
 * An account at the test bank as it came in a request. It lives as long as the request and prints
 * nothing.
 *
 * @param number digits only
 */
public record BankAccount(Rail rail, String number) {

  /** What may be kept and shown. */
  public Operation.Method shown() {
    return Operation.Method.bankAccount(rail.code(), number.substring(number.length() - 4));
  }

  /** What becomes of a debit later, null where it settles. */
  public @Nullable Fate fate() {
    return TestBank.fate(this);
  }

  /** What is found out of it, where somebody wants it validated. */
  public TestBank.Validation validation() {
    return TestBank.validation(this);
  }

  @Override
  public String toString() {
    return "BankAccount[****]";
  }
}
