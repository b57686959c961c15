package dev.acquit.gateway.payment;

import static dev.acquit.gateway.payment.AttemptStatus.ACTION_REQUIRED;
import static dev.acquit.gateway.payment.AttemptStatus.APPROVED;
import static dev.acquit.gateway.payment.AttemptStatus.DECLINED;
import static dev.acquit.gateway.payment.AttemptStatus.NOT_ATTEMPTED;
import static dev.acquit.gateway.payment.AttemptStatus.NOT_FOUND;
import static dev.acquit.gateway.payment.AttemptStatus.PENDING;
import static dev.acquit.gateway.payment.AttemptStatus.REJECTED;
import static dev.acquit.gateway.payment.AttemptStatus.SENT;
import static dev.acquit.gateway.payment.AttemptStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FactsTest {

  private static final Set<AttemptStatus> ALL = EnumSet.allOf(AttemptStatus.class);

  @Test
  void anyAnswerToWhatWasSentCounts() {
    assertThat(thatChange(SENT)).containsAll(EnumSet.complementOf(EnumSet.of(SENT)));
  }

  @Test
  void doubtGivesWayToAnythingThatIsKnown() {
    assertThat(thatChange(UNKNOWN))
        .containsAll(
            List.of(
                APPROVED, DECLINED, PENDING, ACTION_REQUIRED, REJECTED, NOT_ATTEMPTED, NOT_FOUND))
        .doesNotContain(UNKNOWN);
  }

  /** More or less than what was asked is doubt; what there is to undo is kept. */
  @Test
  void referenceThatComesWithDoubtIsKept() {
    var payment = Samples.submitted(Terms.CaptureMode.AUTOMATIC);
    var half = new Amount(Samples.AMOUNT / 2, payment.money().currency());
    var approved = new Outcome.Approved("ch_1", half, Outcome.Evidence.NONE);
    var told = Facts.answered(payment, charge(UNKNOWN), approved, Samples.NOW);
    assertThat(told.status()).isEqualTo(UNKNOWN);
    assertThat(told.result().processorReference()).isEqualTo("ch_1");
    assertThat(told.result().detail()).isEqualTo("approved_amount_differs");
  }

  @Test
  void whatWaitsForThePayerGivesWayToItsOutcome() {
    assertThat(thatChange(ACTION_REQUIRED))
        .contains(APPROVED, DECLINED, PENDING)
        .doesNotContain(UNKNOWN, ACTION_REQUIRED);
  }

  @Test
  void whatIsOnItsWayArrivesOrIsDeclined() {
    assertThat(thatChange(PENDING)).containsExactlyInAnyOrder(APPROVED, DECLINED);
  }

  @Test
  void anApprovalIsFinal() {
    assertThat(thatChange(APPROVED)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"DECLINED", "REJECTED", "NOT_ATTEMPTED", "NOT_FOUND"})
  void moneyMovedBeatsANegative(AttemptStatus negative) {
    assertThat(thatChange(negative)).containsExactly(APPROVED);
  }

  @ParameterizedTest
  @EnumSource(names = "SENT", mode = EnumSource.Mode.EXCLUDE)
  void aRepeatChangesNothing(AttemptStatus status) {
    assertThat(change(status, status)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = "SENT", mode = EnumSource.Mode.EXCLUDE)
  void doubtDisplacesNothing(AttemptStatus status) {
    assertThat(change(status, UNKNOWN)).isFalse();
  }

  private static Set<AttemptStatus> thatChange(AttemptStatus known) {
    return ALL.stream().filter(told -> change(known, told)).collect(Collectors.toSet());
  }

  /** By an answer: it has no time of its own. */
  private static boolean change(AttemptStatus known, AttemptStatus told) {
    return Facts.changes(charge(known), told, null);
  }

  private static Attempt charge(AttemptStatus status) {
    var sent = Samples.sent(Operation.CHARGE, Samples.AMOUNT);
    var none = AttemptResult.NONE;
    return sent.with(
        new AttemptResult(
            status,
            none.processorReference(),
            none.evidence(),
            null,
            null,
            null,
            null,
            null,
            false));
  }
}
