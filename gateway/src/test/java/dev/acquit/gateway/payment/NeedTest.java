package dev.acquit.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.payment.Need.Effect;
import dev.acquit.gateway.payment.Terms.CaptureMode;
import dev.acquit.gateway.payment.Terms.Purpose;
import dev.acquit.processor.Call.Initiator;
import dev.acquit.processor.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether what happened needs a person. */
class NeedTest {

  @ParameterizedTest
  @CsvSource({
    "MERCHANT,INSTALLMENT,DECLINED,OPENS,DECLINED",
    "MERCHANT,SUBSCRIPTION,REJECTED,OPENS,DECLINED",
    "MERCHANT,BULK,NOT_ATTEMPTED,OPENS,DECLINED",
    "MERCHANT,DEPOSIT,DECLINED,REOPENS,DECLINED",
    "MERCHANT,OTHER,DECLINED,REOPENS,DECLINED",
    "CUSTOMER,INSTALLMENT,DECLINED,REOPENS,DECLINED",
    "CUSTOMER,CHECKOUT,DECLINED,REOPENS,DECLINED",
    "MERCHANT,INSTALLMENT,UNKNOWN,NONE,",
    "MERCHANT,INSTALLMENT,PENDING,ENDS,UNKNOWN",
    "MERCHANT,INSTALLMENT,ACTION_REQUIRED,ENDS,UNKNOWN",
    "MERCHANT,INSTALLMENT,APPROVED,ENDS,",
    "CUSTOMER,CHECKOUT,APPROVED,ENDS,",
  })
  void ofACharge(
      Initiator who, Purpose purpose, AttemptStatus status, Effect effect, @Nullable Cause cause) {
    var sent = Samples.sent(Operation.CHARGE, Samples.AMOUNT);
    var before =
        Samples.with(Samples.of(who, purpose, Samples.submitted(CaptureMode.AUTOMATIC)), sent);
    var told = Samples.answered(sent, Samples.outcome(status));

    var need = need(before, sent, told);

    assertThat(need.effect()).isEqualTo(effect);
    assertThat(need.cause()).isEqualTo(cause);
  }

  /** What was on its way needs a person, whoever began it. */
  @Test
  void ofADebitThatBounces() {
    var before = Samples.debit();
    var sent = before.charge();
    var pending = Samples.answered(sent, Samples.outcome(AttemptStatus.PENDING));
    var told = Samples.answered(pending, Samples.outcome(AttemptStatus.DECLINED));

    assertThat(need(Samples.with(before, pending), pending, told))
        .extracting(Need::effect, Need::cause)
        .containsExactly(Effect.OPENS, Cause.RETURNED);
    assertThat(need(before, sent, Samples.answered(sent, Samples.outcome(AttemptStatus.DECLINED))))
        .extracting(Need::effect)
        .isEqualTo(Effect.REOPENS);
  }

  @ParameterizedTest
  @CsvSource({
    "DECLINED,OPENS,DECLINED",
    "REJECTED,OPENS,DECLINED",
    "UNKNOWN,NONE,",
    "APPROVED,ENDS,",
  })
  void ofACapture(AttemptStatus status, Effect effect, @Nullable Cause cause) {
    var sent = Samples.sent(Operation.CAPTURE, Samples.AMOUNT);
    var before = Samples.with(Samples.approved(CaptureMode.MANUAL), sent);
    var told = Samples.answered(sent, Samples.outcome(status));

    var need = need(before, sent, told);

    assertThat(need.effect()).isEqualTo(effect);
    assertThat(need.cause()).isEqualTo(cause);
  }

  /** A doubt that ends needs nobody, whatever it ends with; unless there is another. */
  @ParameterizedTest
  @CsvSource({"DECLINED,false,ENDS", "REJECTED,false,ENDS", "DECLINED,true,NONE"})
  void ofAVoidThatWasUnknown(AttemptStatus status, boolean another, Effect effect) {
    var known = Samples.answered(Operation.VOID, AttemptStatus.UNKNOWN);
    var held = Samples.approved(CaptureMode.MANUAL);
    var other = Samples.answered(Operation.CAPTURE, AttemptStatus.UNKNOWN);
    var before = Samples.with(another ? Samples.with(held, other) : held, known);

    var need = need(before, known, Samples.answered(known, Samples.outcome(status)));

    assertThat(need.effect()).isEqualTo(effect);
    assertThat(need.cause()).isEqualTo(another ? null : Cause.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({"APPROVED,LATE_SUCCESS", "DECLINED,UNKNOWN"})
  void ofAnUndoingThatWasUnknown(AttemptStatus status, Cause cause) {
    var late = Samples.approved(CaptureMode.AUTOMATIC);
    var undoing = Attempt.undoing(Operation.VOID, late.charge(), Samples.NOW);
    var known = Samples.answered(undoing, Samples.outcome(AttemptStatus.UNKNOWN));

    var need = need(late.with(known), known, Samples.answered(known, Samples.outcome(status)));

    assertThat(need.effect()).isEqualTo(Effect.ENDS);
    assertThat(need.cause()).isEqualTo(cause);
    assertThat(need.isEndOf(item(late, Cause.UNKNOWN))).isTrue();
    assertThat(need.isEndOf(item(late, Cause.DECLINED))).isFalse();
  }

  private static ActionItem item(Payment payment, Cause cause) {
    return ActionItem.opened(
        payment,
        ActionItem.About.of(payment.id()),
        payment.money(),
        ActionItem.State.of(cause, null, 1, null),
        Samples.NOW);
  }

  @Test
  void ofMoneyAstray() {
    var payment = Samples.approved(CaptureMode.AUTOMATIC);
    var at = Samples.NOW;

    assertThat(Need.astray(List.of(Event.of(Event.MISMATCH, payment.charge(), at, null))))
        .isEqualTo(Cause.MISMATCH);
    assertThat(
            Need.astray(
                List.of(
                    Event.of(Event.MISMATCH, payment.charge(), at, null),
                    Event.of(Event.CREDITED_TWICE, payment.charge(), at, null))))
        .isEqualTo(Cause.DOUBLE_CREDIT);
    assertThat(Need.astray(List.of(Event.of("payment.succeeded", payment.charge(), at, null))))
        .isNull();
  }

  private static Need need(Payment before, Attempt known, Attempt told) {
    return Need.ofPayment(before, Samples.with(before, told), known, told, List.of());
  }
}
