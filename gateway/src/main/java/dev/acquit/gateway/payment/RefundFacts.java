package dev.acquit.gateway.payment;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Evidence;
import org.jspecify.annotations.Nullable;

/** What facts say of refunds' attempts. */
final class RefundFacts {

  private RefundFacts() {}

  /**
   * A refund settles by being done, and is returned by having failed; null for what says nothing.
   */
  static @Nullable Outcome outcome(Payment payment, Attempt known, Fact fact) {
    var reference = known.result().processorReference();
    return switch (fact) {
      case Fact.Answered answered -> answered.outcome();
      case Fact.Settled _ ->
          new Outcome.Approved(
              reference == null ? "" : reference,
              new Amount(known.amount(), payment.money().currency()),
              Evidence.NONE);
      case Fact.Returned(_, var decline, _, _) -> new Outcome.Declined(reference, decline);
      case Fact.ReturnReversed _, Fact.Disputed _, Fact.PaidOut _ -> null;
    };
  }

  /**
   * Whether one that had failed, and was tried again, gives its money back after all: twice, or
   * perhaps so. The other try is what counts.
   */
  static boolean isTwice(Payment payment, Attempt known, Outcome told) {
    return known.operation() == Operation.REFUND
        && known.refund() != null
        && known.status().isNegative()
        && AttemptStatus.of(told).isTakenOrComing()
        && payment.attempts().stream()
            .filter(other -> known.refund().equals(other.refund()))
            .filter(other -> !other.id().equals(known.id()))
            .map(Attempt::status)
            .anyMatch(status -> status == AttemptStatus.APPROVED || status.isOpen());
  }
}
