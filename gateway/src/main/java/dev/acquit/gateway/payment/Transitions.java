package dev.acquit.gateway.payment;

import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.payment.Payment.Settlement;
import dev.acquit.gateway.payment.Payment.State;
import dev.acquit.gateway.payment.Terms.CaptureMode;
import dev.acquit.processor.Capabilities;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Rail;

/** What may become what. Pure: a repository writes what it says, or nothing. */
final class Transitions {

  private Transitions() {}

  /**
   * Where a payment stands, by all its attempts and by what became of the money. What went back is
   * carried over. What failed stays so where only a late charge is left, and what was returned once
   * another payment has taken its place.
   */
  static State of(Payment payment) {
    var charge = payment.charge();
    if (charge.result().late() || payment.retrying().by() != null) {
      return payment.state();
    }
    if (payment.approved(Operation.VOID).isPresent()) {
      return voided(payment, charge.status() == AttemptStatus.APPROVED ? charge.amount() : 0);
    }
    return switch (charge.status()) {
      case APPROVED -> taken(payment, charge);
      case PENDING -> nothing(payment, PaymentStatus.PROCESSING, Settlement.PENDING);
      case ACTION_REQUIRED -> nothing(payment, PaymentStatus.REQUIRES_ACTION, Settlement.NONE);
      case UNKNOWN -> nothing(payment, PaymentStatus.UNKNOWN, Settlement.NONE);
      case SENT -> nothing(payment, PaymentStatus.SUBMITTED, Settlement.NONE);
      case DECLINED, REJECTED, NOT_ATTEMPTED, NOT_FOUND -> failed(payment, charge);
    };
  }

  /**
   * Says why {@code amount} may not be captured; the statement that claims the payment holds it as
   * it was read.
   */
  static void refuseUncapturable(Payment payment, long amount) {
    var state = payment.state();
    refuseUnless(state.status() == PaymentStatus.AUTHORIZED, state);
    refuseBusy(state);
    if (amount > state.authorized()) {
      throw Problem.of(ProblemCode.AMOUNT_TOO_LARGE, "More than was authorized");
    }
  }

  /**
   * Says why a payment may not be voided. Held money can be, and a charge before it is batched or a
   * debit before it leaves where the account can undo it; the statement that claims the payment
   * holds it as it was read.
   */
  static void refuseUnvoidable(Payment payment, Capabilities can) {
    var state = payment.state();
    var unbatched =
        state.status() == PaymentStatus.SUCCEEDED
            && state.settlement() == Settlement.PENDING
            && state.back().refunded() + state.back().reserved() == 0
            && !payment.charge().isDebit()
            && can.on(Rail.CARD).undoes();
    var unsent =
        state.status() == PaymentStatus.PROCESSING
            && payment.charge().isDebit()
            && can.on(payment.charge().rail()).undoes();
    refuseUnless(state.status() == PaymentStatus.AUTHORIZED || unbatched || unsent, state);
    refuseBusy(state);
  }

  /**
   * Says why a refund of {@code amount} may not begin; the statement that reserves it checks the
   * amount again.
   *
   * @param debits when a bank debit may be refunded
   */
  static void refuseUnrefundable(Payment payment, long amount, RefundableDebits debits) {
    var state = payment.state();
    refuseUnless(state.status() == PaymentStatus.SUCCEEDED, state);
    refuseBusy(state);
    if (payment.charge().isDebit()) {
      debits.refuseEarly(state);
    }
    if (amount < 1 || amount > payment.refundable()) {
      throw Problem.of(ProblemCode.AMOUNT_TOO_LARGE, left(payment));
    }
  }

  private static String left(Payment payment) {
    var disputed = payment.state().back().disputed();
    return "%d can be refunded%s"
        .formatted(payment.refundable(), disputed == 0 ? "" : "; " + disputed + " is disputed");
  }

  /** What a charge that was approved makes of the payment, given all that followed it. */
  private static State taken(Payment payment, Attempt charge) {
    var clearing = charge.clearing();
    var captured = captured(payment, charge);
    if (charge.operation() == Operation.VERIFY) {
      return nothing(payment, PaymentStatus.SUCCEEDED, Settlement.NONE);
    }
    if (captured == 0) {
      return state(payment, PaymentStatus.AUTHORIZED, charge.amount(), 0, Settlement.NONE);
    }
    if (clearing.isReturned() && clearing.returned() != null) {
      return state(payment, PaymentStatus.RETURNED, charge.amount(), captured, Settlement.RETURNED)
          .failing(clearing.returned().failure());
    }
    var settlement = clearing.settledAt() == null ? Settlement.PENDING : Settlement.SETTLED;
    return state(payment, PaymentStatus.SUCCEEDED, charge.amount(), captured, settlement);
  }

  private static long captured(Payment payment, Attempt charge) {
    return payment.terms().capture() == CaptureMode.MANUAL
        ? payment.approved(Operation.CAPTURE).map(Attempt::amount).orElse(0L)
        : charge.amount();
  }

  private static State voided(Payment payment, long authorized) {
    return state(payment, PaymentStatus.CANCELED, authorized, 0, Settlement.NONE);
  }

  private static State failed(Payment payment, Attempt charge) {
    if (Failure.EXPIRED.equals(charge.result().failure())) {
      return nothing(payment, PaymentStatus.CANCELED, Settlement.NONE);
    }
    return nothing(payment, PaymentStatus.FAILED, Settlement.NONE)
        .failing(charge.result().failure());
  }

  private static State nothing(Payment payment, PaymentStatus status, Settlement settlement) {
    return state(payment, status, 0, 0, settlement);
  }

  private static State state(
      Payment payment,
      PaymentStatus status,
      long authorized,
      long captured,
      Settlement settlement) {
    var before = payment.state();
    return new State(
        status,
        authorized,
        captured,
        before.back().against(captured),
        settlement,
        payment.charge().clearing().settledAt(),
        before.payout(),
        null,
        status.mayBeBusy() ? payment.liveModification().map(Attempt::id).orElse(null) : null);
  }

  private static void refuseUnless(boolean allowed, State state) {
    if (!allowed) {
      throw Problem.of(ProblemCode.WRONG_STATE, "The payment is " + state.status().shown());
    }
  }

  private static void refuseBusy(State state) {
    if (state.busy() != null) {
      throw Problem.of(ProblemCode.OPERATION_IN_PROGRESS);
    }
  }

  /** The operation that charges under these terms. */
  static Operation chargeOperation(Terms terms) {
    if (terms.money().minor() == 0) {
      return Operation.VERIFY;
    }
    return terms.capture() == CaptureMode.MANUAL ? Operation.AUTHORIZE : Operation.CHARGE;
  }
}
