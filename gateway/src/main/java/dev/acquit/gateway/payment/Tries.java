package dev.acquit.gateway.payment;

import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What was sent for a payment, or for one of its refunds: the subjects of items. */
public final class Tries {

  private Tries() {}

  /** Whether nobody knows what became of something that was asked for that subject. */
  public static boolean isInDoubt(Payment payment, UUID subject) {
    return payment.attempts().stream()
        .filter(attempt ->
            attempt.refund() == null
                ? payment.id().equals(subject)
                : attempt.refund().equals(subject))
        .anyMatch(attempt -> attempt.status() == AttemptStatus.UNKNOWN);
  }

  /** The charges of the payment, or what was tried of that refund; oldest first. */
  static Stream<Attempt> of(Payment payment, UUID subject) {
    return payment.attempts().stream()
        .filter(attempt ->
            payment.id().equals(subject) ? attempt.isCharge() : subject.equals(attempt.refund()));
  }

  /**
   * Refuses who wants to try again what somebody else has tried since.
   *
   * @param decidedOn the payment as it was when this was decided
   */
  static void refuseOvertaken(Payment decidedOn, Payment now, UUID subject) {
    if (!ids(decidedOn, subject).equals(ids(now, subject))) {
      throw Problem.of(ProblemCode.OPERATION_IN_PROGRESS, "Somebody else has tried it meanwhile");
    }
  }

  private static List<UUID> ids(Payment payment, UUID subject) {
    return of(payment, subject).map(Attempt::id).toList();
  }
}
