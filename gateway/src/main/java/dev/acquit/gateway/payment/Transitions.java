package dev.acquit.gateway.payment;

import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.payment.Payment.Settlement;
import dev.acquit.gateway.payment.Payment.State;
import dev.acquit.gateway.payment.Terms.CaptureMode;
import dev.acquit.processor.Operation;
import org.jspecify.annotations.Nullable;

/** What may become what. Pure: a repository writes what it says, or nothing. */
final class Transitions {

  private Transitions() {}

  /**
   * Where a payment stands once {@code attempt}, a charge, capture or void of it, came to its
   * result.
   */
  static State after(Payment payment, Attempt attempt) {
    return switch (attempt.operation()) {
      case CHARGE, AUTHORIZE -> charged(payment, attempt);
      case CAPTURE -> captured(payment, attempt);
      case VOID -> voided(payment, attempt);
      case REFUND -> throw new IllegalArgumentException("A refund leaves the payment's state");
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
   * Says why a payment may not be voided. Held money can be, and a charge before it is batched
   * where the account can undo it; the statement that claims the payment holds it as it was read.
   */
  static void refuseUnvoidable(Payment payment, boolean undoesCharges) {
    var state = payment.state();
    var unbatched =
        state.status() == PaymentStatus.SUCCEEDED
            && state.settlement() == Settlement.PENDING
            && state.refunded() + state.reserved() == 0
            && undoesCharges;
    refuseUnless(state.status() == PaymentStatus.AUTHORIZED || unbatched, state);
    refuseBusy(state);
  }

  /**
   * Says why a refund of {@code amount} may not begin; the statement that reserves it checks the
   * same again.
   */
  static void refuseUnrefundable(Payment payment, long amount) {
    refuseUnless(payment.status() == PaymentStatus.SUCCEEDED, payment.state());
    refuseBusy(payment.state());
    if (amount < 1 || amount > payment.refundable()) {
      throw Problem.of(ProblemCode.AMOUNT_TOO_LARGE, "More than what is left to refund");
    }
  }

  private static State charged(Payment payment, Attempt attempt) {
    var amount = payment.money().minor();
    return switch (attempt.status()) {
      case APPROVED ->
          payment.terms().capture() == CaptureMode.MANUAL
              ? plain(PaymentStatus.AUTHORIZED, amount, 0, Settlement.NONE, null)
              : plain(PaymentStatus.SUCCEEDED, amount, amount, Settlement.PENDING, null);
      case PENDING -> plain(PaymentStatus.PROCESSING, 0, 0, Settlement.PENDING, null);
      case ACTION_REQUIRED -> plain(PaymentStatus.REQUIRES_ACTION, 0, 0, Settlement.NONE, null);
      case UNKNOWN -> plain(PaymentStatus.UNKNOWN, 0, 0, Settlement.NONE, null);
      case SENT -> payment.state();
      case DECLINED, REJECTED, NOT_ATTEMPTED, NOT_FOUND ->
          plain(PaymentStatus.FAILED, 0, 0, Settlement.NONE, attempt.result().failure());
    };
  }

  private static State captured(Payment payment, Attempt attempt) {
    var state = payment.state();
    return attempt.status() == AttemptStatus.APPROVED
        ? plain(
            PaymentStatus.SUCCEEDED, state.authorized(), attempt.amount(), Settlement.PENDING, null)
        : stays(state, attempt);
  }

  private static State voided(Payment payment, Attempt attempt) {
    var state = payment.state();
    return attempt.status() == AttemptStatus.APPROVED
        ? plain(PaymentStatus.CANCELED, state.authorized(), 0, Settlement.NONE, null)
        : stays(state, attempt);
  }

  /** Locked while the operation may still succeed, free again once it surely did not. */
  private static State stays(State state, Attempt attempt) {
    return state.busyWith(attempt.status().isOpen() ? attempt.id() : null);
  }

  private static State plain(
      PaymentStatus status,
      long authorized,
      long captured,
      Settlement settlement,
      @Nullable Failure failure) {
    return new State(status, authorized, captured, 0, 0, settlement, failure, null);
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
    return terms.capture() == CaptureMode.MANUAL ? Operation.AUTHORIZE : Operation.CHARGE;
  }
}
