package dev.acquit.gateway.payment;

import static dev.acquit.gateway.payment.Samples.AMOUNT;
import static dev.acquit.gateway.payment.Samples.BUSY;
import static dev.acquit.gateway.payment.Samples.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.payment.Payment.Settlement;
import dev.acquit.gateway.payment.Payment.State;
import dev.acquit.processor.Capabilities;
import dev.acquit.processor.Capabilities.Abilities;
import dev.acquit.processor.Capabilities.Doubt;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Rail;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which commands a payment's state refuses, and with which code. */
class RefusalsTest {

  private static final RefundableDebits DEBITS =
      new RefundableDebits(Samples.settings(5), Clock.fixed(Samples.NOW, ZoneOffset.UTC));
  private static final State HELD = state(PaymentStatus.AUTHORIZED, AMOUNT, 0);
  private static final State TAKEN = state(PaymentStatus.SUCCEEDED, AMOUNT, AMOUNT);

  @ParameterizedTest
  @EnumSource(names = "AUTHORIZED", mode = EnumSource.Mode.EXCLUDE)
  void onlyHeldMoneyIsCaptured(PaymentStatus status) {
    refused(ProblemCode.WRONG_STATE, () -> capture(state(status, 0, 0), 1));
  }

  @Test
  void upToWhatIsHeldAndByOneAtATime() {
    assertThatNoException().isThrownBy(() -> capture(HELD, AMOUNT));
    refused(ProblemCode.AMOUNT_TOO_LARGE, () -> capture(HELD, AMOUNT + 1));
    refused(ProblemCode.OPERATION_IN_PROGRESS, () -> capture(HELD.busyWith(BUSY), 1));
  }

  @ParameterizedTest
  @EnumSource(
      names = {"AUTHORIZED", "SUCCEEDED"},
      mode = EnumSource.Mode.EXCLUDE)
  void onlyHeldOrTakenMoneyIsVoided(PaymentStatus status) {
    refused(ProblemCode.WRONG_STATE, () -> cancel(state(status, 0, 0)));
  }

  @Test
  void takenMoneyOnlyUntilItIsSettledOrGoesBack() {
    assertThatNoException().isThrownBy(() -> cancel(HELD));
    assertThatNoException().isThrownBy(() -> cancel(TAKEN));
    refused(ProblemCode.WRONG_STATE, () -> Transitions.refuseUnvoidable(in(TAKEN), can(false)));
    refused(ProblemCode.WRONG_STATE, () -> cancel(settled()));
    refused(ProblemCode.WRONG_STATE, () -> cancel(returning(1, 0)));
    refused(ProblemCode.WRONG_STATE, () -> cancel(returning(0, 1)));
    refused(ProblemCode.OPERATION_IN_PROGRESS, () -> cancel(HELD.busyWith(BUSY)));
    refused(ProblemCode.OPERATION_IN_PROGRESS, () -> cancel(TAKEN.busyWith(BUSY)));
  }

  @ParameterizedTest
  @EnumSource(names = "SUCCEEDED", mode = EnumSource.Mode.EXCLUDE)
  void onlyTakenMoneyIsRefunded(PaymentStatus status) {
    refused(ProblemCode.WRONG_STATE, () -> refund(state(status, 0, 0), 1));
  }

  @Test
  void upToWhatIsNeitherRefundedNorReserved() {
    assertThatNoException().isThrownBy(() -> refund(TAKEN, AMOUNT));
    assertThatNoException().isThrownBy(() -> refund(settled(), AMOUNT));
    assertThatNoException().isThrownBy(() -> refund(returning(3000, 2000), AMOUNT - 5000));
    refused(ProblemCode.AMOUNT_TOO_LARGE, () -> refund(returning(3000, 2000), AMOUNT - 5000 + 1));
    refused(ProblemCode.AMOUNT_TOO_LARGE, () -> refund(returning(AMOUNT, 0), 0));
    refused(ProblemCode.OPERATION_IN_PROGRESS, () -> refund(TAKEN.busyWith(BUSY), 1));
  }

  private static State settled() {
    return new State(
        PaymentStatus.SUCCEEDED,
        AMOUNT,
        AMOUNT,
        GivenBack.NOTHING,
        Settlement.SETTLED,
        Samples.NOW,
        null,
        null,
        null);
  }

  private static State returning(long refunded, long reserved) {
    return state(PaymentStatus.SUCCEEDED, AMOUNT, AMOUNT, refunded, reserved, null);
  }

  private static Capabilities can(boolean undo) {
    var able = new Abilities(Set.of(Operation.VOID), Set.of(), true, true, undo);
    var doubt = new Doubt(Set.of(), Duration.ofSeconds(1), Duration.ZERO, false);
    return new Capabilities(Map.of(Rail.CARD, able), doubt);
  }

  /** A card's. */
  private static Payment in(State state) {
    return Samples.in(state).with(Samples.sent(Operation.CHARGE, AMOUNT));
  }

  private static void capture(State state, long amount) {
    Transitions.refuseUncapturable(in(state), amount);
  }

  private static void cancel(State state) {
    Transitions.refuseUnvoidable(in(state), can(true));
  }

  private static void refund(State state, long amount) {
    Transitions.refuseUnrefundable(in(state), amount, DEBITS);
  }

  private static void refused(ProblemCode code, ThrowingCallable command) {
    assertThatThrownBy(command)
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
  }
}
