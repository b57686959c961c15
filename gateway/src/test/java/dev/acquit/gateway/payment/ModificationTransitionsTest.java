package dev.acquit.gateway.payment;

import static dev.acquit.gateway.payment.Samples.AMOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.acquit.processor.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the outcome of a capture or a void makes of the payment that it claimed. */
class ModificationTransitionsTest {

  private static final Payment HELD =
      Samples.in(Samples.state(PaymentStatus.AUTHORIZED, AMOUNT, 0, 0, 0, Samples.BUSY));
  private static final Payment TAKEN =
      Samples.in(Samples.state(PaymentStatus.SUCCEEDED, AMOUNT, AMOUNT, 0, 0, Samples.BUSY));

  @Test
  void aCaptureTakesItsAmount() {
    var part = Samples.sent(Operation.CAPTURE, 4000);
    var approved = part.answered(Samples.outcome(AttemptStatus.APPROVED), Samples.NOW);

    var after = Transitions.after(HELD, approved);

    assertThat(after).isEqualTo(Samples.state(PaymentStatus.SUCCEEDED, AMOUNT, 4000));
  }

  @Test
  void aVoidLetsGoOrUndoes() {
    var approved = Samples.answered(Operation.VOID, AttemptStatus.APPROVED);
    var canceled = Samples.state(PaymentStatus.CANCELED, AMOUNT, 0);

    assertThat(Transitions.after(HELD, approved)).isEqualTo(canceled);
    assertThat(Transitions.after(TAKEN, approved)).isEqualTo(canceled);
  }

  @ParameterizedTest
  @EnumSource(names = {"UNKNOWN", "PENDING"})
  void staysLockedWhileItMayStillSucceed(AttemptStatus status) {
    for (var operation : new Operation[] {Operation.CAPTURE, Operation.VOID}) {
      var attempt = Samples.answered(operation, status);

      var after = Transitions.after(HELD, attempt);

      assertThat(after).isEqualTo(HELD.state().busyWith(attempt.id()));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DECLINED", "REJECTED", "NOT_ATTEMPTED"})
  void isFreeAgainOnceItSurelyDidNot(AttemptStatus status) {
    var captured = Transitions.after(HELD, Samples.answered(Operation.CAPTURE, status));
    var voided = Transitions.after(TAKEN, Samples.answered(Operation.VOID, status));

    assertThat(captured).isEqualTo(HELD.state().busyWith(null));
    assertThat(voided).isEqualTo(TAKEN.state().busyWith(null));
  }

  @ParameterizedTest
  @CsvSource({"APPROVED", "UNKNOWN"})
  void aRefundLeavesTheState(AttemptStatus status) {
    var refund = Samples.answered(Operation.REFUND, status);
    assertThatIllegalArgumentException().isThrownBy(() -> Transitions.after(TAKEN, refund));
  }
}
