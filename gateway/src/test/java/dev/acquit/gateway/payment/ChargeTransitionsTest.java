package dev.acquit.gateway.payment;

import static dev.acquit.gateway.payment.Samples.AMOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.payment.Payment.Settlement;
import dev.acquit.gateway.payment.Terms.CaptureMode;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a charge's outcome makes of a payment that is submitted, or in doubt. */
class ChargeTransitionsTest {

  @ParameterizedTest
  @CsvSource({
    "APPROVED,SUCCEEDED,10000,PENDING",
    "PENDING,PROCESSING,0,PENDING",
    "ACTION_REQUIRED,REQUIRES_ACTION,0,NONE",
    "UNKNOWN,UNKNOWN,0,NONE",
    "DECLINED,FAILED,0,NONE",
    "REJECTED,FAILED,0,NONE",
    "NOT_ATTEMPTED,FAILED,0,NONE",
    "SENT,SUBMITTED,0,NONE",
  })
  void takesTheMoneyOnlyWhenApproved(
      AttemptStatus attempt, PaymentStatus status, long taken, Settlement settlement) {
    var after =
        Samples.with(
                Samples.submitted(CaptureMode.AUTOMATIC),
                Samples.answered(Operation.CHARGE, attempt))
            .state();

    assertThat(after.status()).isEqualTo(status);
    assertThat(after.authorized()).isEqualTo(taken);
    assertThat(after.captured()).isEqualTo(taken);
    assertThat(after.settlement()).isEqualTo(settlement);
    assertThat(after.failure() != null).isEqualTo(status == PaymentStatus.FAILED);
    assertThat(after.busy()).isNull();
  }

  @Test
  void holdsItWhereItIsCapturedLater() {
    var after = Samples.approved(CaptureMode.MANUAL).state();

    assertThat(after).isEqualTo(Samples.state(PaymentStatus.AUTHORIZED, AMOUNT, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "APPROVED,SUCCEEDED",
    "DECLINED,FAILED",
    "PENDING,PROCESSING",
    "ACTION_REQUIRED,REQUIRES_ACTION",
    "NOT_ATTEMPTED,FAILED",
  })
  void endsADoubt(AttemptStatus attempt, PaymentStatus status) {
    var charge = Samples.answered(Operation.CHARGE, AttemptStatus.UNKNOWN);
    var unknown = Samples.with(Samples.submitted(CaptureMode.AUTOMATIC), charge);
    assertThat(unknown.status()).isEqualTo(PaymentStatus.UNKNOWN);

    var after = Samples.with(unknown, Samples.answered(charge, Samples.outcome(attempt)));

    assertThat(after.status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "DECLINED,INSUFFICIENT_FUNDS,51",
    "REJECTED,INVALID_MERCHANT,unauthorized",
    "NOT_ATTEMPTED,NOT_ATTEMPTED,refused",
  })
  void failsForAReason(AttemptStatus attempt, DeclineReason reason, String code) {
    var after =
        Samples.with(
                Samples.submitted(CaptureMode.AUTOMATIC),
                Samples.answered(Operation.CHARGE, attempt))
            .state();

    assertThat(after.failure()).isEqualTo(new Failure(reason, code, reason.advice()));
  }

  @Test
  void isAnAuthorizationWhereItIsCapturedLater() {
    assertThat(Transitions.chargeOperation(Samples.submitted(CaptureMode.MANUAL).terms()))
        .isEqualTo(Operation.AUTHORIZE);
    assertThat(Transitions.chargeOperation(Samples.submitted(CaptureMode.AUTOMATIC).terms()))
        .isEqualTo(Operation.CHARGE);
  }
}
