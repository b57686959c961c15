package dev.acquit.gateway.payment;

import static dev.acquit.gateway.payment.Samples.AMOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.payment.Terms.CaptureMode;
import dev.acquit.processor.Operation;
import org.junit.jupiter.api.Test;

/** What went back, and what went back twice. */
class GivenBackTest {

  private static final Payment TAKEN = Samples.approved(CaptureMode.AUTOMATIC);

  @Test
  void aVoidThatIsToldAfterARefundLeavesAnExcess() {
    var refunded = refunded(TAKEN, 4000);
    var voided = Samples.with(refunded, Samples.answered(Operation.VOID, AttemptStatus.APPROVED));

    assertThat(voided.status()).isEqualTo(PaymentStatus.CANCELED);
    assertThat(voided.state().back().excess()).isEqualTo(4000);
    assertThat(voided.state().creditedTwice()).isEqualTo(4000);
  }

  @Test
  void anExcessGoesWithTheRefundThatMadeIt() {
    var twice = refunded(refunded(TAKEN, AMOUNT), AMOUNT);
    assertThat(twice.state().back().excess()).isEqualTo(AMOUNT);

    var back = twice.state().back().after(RefundStatus.SUCCEEDED, RefundStatus.FAILED, AMOUNT);

    assertThat(twice.state().with(back).back().excess()).isZero();
    assertThat(twice.state().with(back).creditedTwice()).isZero();
  }

  @Test
  void whatIsDisputedAndRefundedIsCreditedTwice() {
    var state = refunded(TAKEN, 4000).state();

    assertThat(state.disputing(AMOUNT - 4000).creditedTwice()).isZero();
    assertThat(state.disputing(AMOUNT).creditedTwice()).isEqualTo(4000);
  }

  @Test
  void whatIsDisputedIsNotRefunded() {
    var disputed = TAKEN.changed(TAKEN.state().disputing(4000), Samples.NOW);

    assertThat(disputed.refundable()).isEqualTo(AMOUNT - 4000);
  }

  private static Payment refunded(Payment payment, long amount) {
    var back =
        payment
            .state()
            .back()
            .reserving(amount)
            .after(RefundStatus.SUBMITTED, RefundStatus.SUCCEEDED, amount);
    return payment.changed(payment.state().with(back), Samples.NOW);
  }
}
