package dev.acquit.gateway.payment;

import dev.acquit.processor.Capabilities;
import dev.acquit.processor.Operation;
import java.util.List;

/** What is to be done next about a charge that succeeded too late. Pure. */
enum Undoing {
  /** It is taken back, or there is nothing to take back. */
  NOTHING,
  /** What was sent to take it back is not decided. */
  WATCH,
  VOID,
  REFUND,
  /** It can be refunded once it has settled, and not before. */
  WAIT,
  /** The processor refuses: somebody has to see to it. */
  STUCK;

  /** How often it is sent before somebody has to see to it. */
  private static final int MOST_TRIES = 10;

  /**
   * A void where that can still be, else a refund; what the processor refused is not tried again.
   *
   * @param refundable whether the rail's wait is over
   */
  static Undoing next(Payment payment, Attempt late, Capabilities can, boolean refundable) {
    var tries = undoing(payment, late);
    if (!isOwed(late) || tries.stream().anyMatch(one -> one.status() == AttemptStatus.APPROVED)) {
      return NOTHING;
    }
    if (isUnderWay(payment, late)) {
      return WATCH;
    }
    if (tries.stream().filter(Undoing::wasSent).count() >= MOST_TRIES || isPartlyBack(payment)) {
      return STUCK;
    }
    return mayVoid(payment, late, can) ? VOID : refund(payment, late, can, refundable);
  }

  /** The last means, whatever was refused before: for whoever asks for it. */
  static Undoing again(Attempt late) {
    return late.operation() == Operation.AUTHORIZE ? VOID : REFUND;
  }

  static boolean isUnderWay(Payment payment, Attempt late) {
    return undoing(payment, late).stream().anyMatch(one -> one.status().isOpen());
  }

  /** Whether the processor may have seen it. */
  static boolean wasSent(Attempt one) {
    return one.status() != AttemptStatus.NOT_ATTEMPTED;
  }

  private static boolean isOwed(Attempt late) {
    return late.isOwedBack() && late.operation() != Operation.VERIFY;
  }

  /**
   * Refunds and disputes from before another payment took its place: all of it would be too much.
   */
  private static boolean isPartlyBack(Payment payment) {
    var back = payment.state().back();
    return payment.retrying().by() != null
        && back.refunded() + back.reserved() + back.disputed() > 0;
  }

  private static boolean mayVoid(Payment payment, Attempt late, Capabilities can) {
    var able = can.on(late.rail());
    var isInTime =
        late.isDebit()
            ? able.undoes() && late.status() == AttemptStatus.PENDING
            : late.operation() == Operation.AUTHORIZE
                || (able.undoes() && late.clearing().settledAt() == null);
    return isInTime && able.can(Operation.VOID) && !isRefused(payment, late, Operation.VOID);
  }

  private static Undoing refund(
      Payment payment, Attempt late, Capabilities can, boolean refundable) {
    var able = can.on(late.rail());
    if (late.operation() == Operation.AUTHORIZE
        || !able.can(Operation.REFUND)
        || isRefused(payment, late, Operation.REFUND)) {
      return STUCK;
    }
    return late.status() == AttemptStatus.PENDING || (late.isDebit() && !refundable)
        ? WAIT
        : REFUND;
  }

  private static boolean isRefused(Payment payment, Attempt late, Operation operation) {
    return undoing(payment, late).stream()
        .filter(one -> one.operation() == operation)
        .anyMatch(one ->
            one.status() == AttemptStatus.DECLINED || one.status() == AttemptStatus.REJECTED);
  }

  /** What was sent to take back a charge that succeeded too late, oldest first. */
  private static List<Attempt> undoing(Payment payment, Attempt late) {
    return payment.attempts().stream()
        .filter(attempt -> late.id().equals(attempt.undoes()))
        .toList();
  }
}
