package dev.acquit.processor;

import java.time.Duration;
import java.util.Set;

/**
 * What an account declares. The contract that every adapter inherits holds it to its word.
 *
 * @param rails what it can charge
 * @param operations which of the operations it has
 * @param partialCapture whether a capture may be less than what was held
 * @param partialRefund whether a refund may be less than what was captured
 * @param undoesCharges whether a charge can still be voided before it is batched
 * @param undoesDebits whether a bank debit can still be voided before it leaves
 * @param quietPeriod how long after a send a lookup that finds nothing means that nothing happened
 */
public record Capabilities(
    Set<Rail> rails,
    Set<Operation> operations,
    boolean partialCapture,
    boolean partialRefund,
    boolean undoesCharges,
    boolean undoesDebits,
    Duration quietPeriod) {

  public Capabilities {
    rails = Set.copyOf(rails);
    operations = Set.copyOf(operations);
  }

  public boolean can(Operation operation) {
    return operations.contains(operation);
  }

  public boolean can(Rail rail) {
    return rails.contains(rail);
  }
}
