package dev.acquit.gateway.payment;

import static dev.acquit.gateway.payment.Samples.AMOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.payment.Terms.CaptureMode;
import dev.acquit.processor.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the outcome of a capture or a void makes of the payment that it claimed. */
class ModificationTransitionsTest {

  private static final Payment HELD = Samples.approved(CaptureMode.MANUAL);
  private static final Payment TAKEN = Samples.approved(CaptureMode.AUTOMATIC);

  @Test
  void aCaptureTakesItsAmount() {
    var part = Samples.sent(Operation.CAPTURE, 4000);
    var approved = Samples.answered(part, Samples.outcome(AttemptStatus.APPROVED));

    var after = Samples.with(HELD, approved).state();

    assertThat(after).isEqualTo(Samples.state(PaymentStatus.SUCCEEDED, AMOUNT, 4000));
  }

  @Test
  void aVoidLetsGoOrUndoes() {
    var approved = Samples.answered(Operation.VOID, AttemptStatus.APPROVED);
    var canceled = Samples.state(PaymentStatus.CANCELED, AMOUNT, 0);

    assertThat(Samples.with(HELD, approved).state()).isEqualTo(canceled);
    assertThat(Samples.with(TAKEN, approved).state()).isEqualTo(canceled);
  }

  @ParameterizedTest
  @EnumSource(names = {"SENT", "UNKNOWN", "PENDING"})
  void staysLockedWhileItMayStillSucceed(AttemptStatus status) {
    for (var operation : new Operation[] {Operation.CAPTURE, Operation.VOID}) {
      var attempt = Samples.answered(operation, status);

      var after = Samples.with(HELD, attempt).state();

      assertThat(after).isEqualTo(HELD.state().busyWith(attempt.id()));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DECLINED", "REJECTED", "NOT_ATTEMPTED"})
  void isFreeAgainOnceItSurelyDidNot(AttemptStatus status) {
    var captured = Samples.with(HELD, Samples.answered(Operation.CAPTURE, status));
    var voided = Samples.with(TAKEN, Samples.answered(Operation.VOID, status));

    assertThat(captured.state()).isEqualTo(HELD.state());
    assertThat(voided.state()).isEqualTo(TAKEN.state());
  }

  @ParameterizedTest
  @CsvSource({"APPROVED", "UNKNOWN"})
  void aRefundLeavesTheState(AttemptStatus status) {
    var refund = Samples.answered(Operation.REFUND, status);

    assertThat(Samples.with(TAKEN, refund).state()).isEqualTo(TAKEN.state());
  }
}
