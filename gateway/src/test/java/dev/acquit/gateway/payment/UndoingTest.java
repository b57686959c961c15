package dev.acquit.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.payment.Terms.CaptureMode;
import dev.acquit.processor.Capabilities;
import dev.acquit.processor.Capabilities.Abilities;
import dev.acquit.processor.Capabilities.Doubt;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Rail;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is done next about a charge that succeeded too late. */
class UndoingTest {

  private static final Set<Operation> ALL = EnumSet.allOf(Operation.class);
  private static final Capabilities UNDOES = can(true);
  private static final Capabilities REFUNDS_ONLY = can(false);

  @ParameterizedTest
  @CsvSource({
    "CHARGE,true,VOID",
    "CHARGE,false,REFUND",
    "AUTHORIZE,true,VOID",
    "AUTHORIZE,false,VOID",
    "VERIFY,true,NOTHING"
  })
  void voidsWhereThatCanStillBe(Operation operation, boolean undoes, Undoing next) {
    var late = late(operation, AttemptStatus.APPROVED);

    assertThat(next(card(late), late, undoes ? UNDOES : REFUNDS_ONLY, false)).isEqualTo(next);
  }

  @Test
  void refundsWhatWasRefusedToVoid() {
    var late = late(Operation.CHARGE, AttemptStatus.APPROVED);
    var payment = card(late).with(undo(Operation.VOID, late, AttemptStatus.DECLINED));

    assertThat(next(payment, late, UNDOES, false)).isEqualTo(Undoing.REFUND);
  }

  @Test
  void triesAgainWhatSurelyDidNothing() {
    var late = late(Operation.CHARGE, AttemptStatus.APPROVED);
    var payment = card(late).with(undo(Operation.VOID, late, AttemptStatus.NOT_ATTEMPTED));

    assertThat(next(payment, late, UNDOES, false)).isEqualTo(Undoing.VOID);
  }

  @Test
  void countsOnlyWhatWasSent() {
    var late = late(Operation.CHARGE, AttemptStatus.APPROVED);
    var away = card(late);
    var lost = card(late);
    for (int i = 0; i < 20; i++) {
      away = away.with(undo(Operation.VOID, late, AttemptStatus.NOT_ATTEMPTED));
      lost = lost.with(notFound(Attempt.undoing(Operation.VOID, late, Samples.NOW)));
    }

    assertThat(next(away, late, UNDOES, false)).isEqualTo(Undoing.VOID);
    assertThat(next(lost, late, UNDOES, false)).isEqualTo(Undoing.STUCK);
  }

  @Test
  void isStuckWhereAllIsRefused() {
    var late = late(Operation.CHARGE, AttemptStatus.APPROVED);
    var payment =
        card(late)
            .with(undo(Operation.VOID, late, AttemptStatus.REJECTED))
            .with(undo(Operation.REFUND, late, AttemptStatus.REJECTED));
    assertThat(next(payment, late, UNDOES, false)).isEqualTo(Undoing.STUCK);

    var held = late(Operation.AUTHORIZE, AttemptStatus.APPROVED);
    var kept = card(held).with(undo(Operation.VOID, held, AttemptStatus.REJECTED));
    assertThat(next(kept, held, UNDOES, false)).isEqualTo(Undoing.STUCK);
    assertThat(Undoing.again(held)).isEqualTo(Undoing.VOID);
    assertThat(Undoing.again(late)).isEqualTo(Undoing.REFUND);
  }

  @ParameterizedTest
  @EnumSource(names = {"SENT", "UNKNOWN", "PENDING"})
  void neverSendsASecondBesideOneThatIsOut(AttemptStatus status) {
    var late = late(Operation.CHARGE, AttemptStatus.APPROVED);
    var payment = card(late).with(undo(Operation.VOID, late, status));

    assertThat(next(payment, late, UNDOES, true)).isEqualTo(Undoing.WATCH);
  }

  @Test
  void isDoneOnceItIsTakenBack() {
    var late = late(Operation.CHARGE, AttemptStatus.APPROVED);
    var payment = card(late).with(undo(Operation.VOID, late, AttemptStatus.APPROVED));

    assertThat(next(payment, late, UNDOES, true)).isEqualTo(Undoing.NOTHING);
    assertThat(Transitions.of(payment).status()).isEqualTo(payment.status());
    assertThat(payment.approved(Operation.VOID)).isEmpty();
    assertThat(payment.liveModification()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PENDING,true,false,VOID",
    "PENDING,false,false,WAIT",
    "APPROVED,true,false,WAIT",
    "APPROVED,false,true,REFUND"
  })
  void aDebitWaitsUntilItMayBeRefunded(
      AttemptStatus status, boolean undoes, boolean refundable, Undoing next) {
    var can = undoes ? UNDOES : REFUNDS_ONLY;
    var debit = Samples.debit();
    var answered = Samples.answered(debit.charge(), Samples.outcome(status));
    var late = answered.with(answered.result().tooLate());

    assertThat(next(debit.with(late), late, can, refundable)).isEqualTo(next);
    assertThat(next(card(late), late, can, refundable)).as("paid by card since").isEqualTo(next);
  }

  @Test
  void aCardIsVoidedWhateverHasPaidSince() {
    var late = late(Operation.CHARGE, AttemptStatus.APPROVED);

    assertThat(next(Samples.debit().with(late), late, UNDOES, false)).isEqualTo(Undoing.VOID);
  }

  /** What was refunded, or disputed, before its bank returned it. */
  @Test
  void isStuckWherePartOfItIsBack() {
    var late = late(Operation.CHARGE, AttemptStatus.APPROVED);
    var replaced = Samples.replaced(Samples.debit().with(late));

    assertThat(next(replaced, late, UNDOES, true)).isEqualTo(Undoing.VOID);
    var back = Samples.with(new GivenBack(1, 0, 0, 0), replaced);
    assertThat(next(back, late, UNDOES, true)).isEqualTo(Undoing.STUCK);
  }

  @Test
  void leavesAloneWhatIsNotLate() {
    var charge = Samples.answered(Operation.CHARGE, AttemptStatus.APPROVED);

    assertThat(next(card(charge), charge, UNDOES, true)).isEqualTo(Undoing.NOTHING);
  }

  private static Undoing next(Payment payment, Attempt late, Capabilities can, boolean refundable) {
    return Undoing.next(payment, late, can, refundable);
  }

  private static Payment card(Attempt late) {
    return Samples.submitted(CaptureMode.AUTOMATIC).with(late);
  }

  private static Attempt late(Operation operation, AttemptStatus status) {
    var answered = Samples.answered(operation, status);
    return answered.with(answered.result().tooLate());
  }

  private static Attempt undo(Operation operation, Attempt late, AttemptStatus status) {
    var attempt = Attempt.undoing(operation, late, Samples.NOW);
    return status == AttemptStatus.SENT
        ? attempt
        : Samples.answered(attempt, Samples.outcome(status));
  }

  private static Attempt notFound(Attempt sent) {
    return sent.with(
        sent.result().proven(AttemptStatus.NOT_FOUND, Failure.NOT_FOUND, null, Samples.NOW));
  }

  private static Capabilities can(boolean undoes) {
    var abilities = new Abilities(ALL, Set.of(), true, true, undoes);
    return new Capabilities(
        Map.of(Rail.CARD, abilities, Rail.EFT, abilities),
        new Doubt(ALL, Duration.ofSeconds(5), Duration.ZERO, false));
  }
}
