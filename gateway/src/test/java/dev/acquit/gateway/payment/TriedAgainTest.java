package dev.acquit.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.payment.Terms.CaptureMode;
import dev.acquit.processor.Amount;
import dev.acquit.processor.Call.Initiator;
import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Notice.About;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What news of a charge makes of a payment that was tried again since. */
class TriedAgainTest {

  private static final About ABOUT = new About("A", "ch_1", null);
  private static final Fact SETTLED = new Fact.Settled(ABOUT, day(4));
  private static final Fact REVERSED = new Fact.ReturnReversed(ABOUT, day(25));
  private static final Outcome APPROVED = Samples.outcome(AttemptStatus.APPROVED);
  private static final Fact SUCCEEDED =
      new Fact.Answered(ABOUT, Operation.CHARGE, APPROVED, day(5));

  @ParameterizedTest
  @EnumSource(names = {"SENT", "UNKNOWN", "PENDING", "APPROVED"})
  void aReturnedDebitComesTooLateForThePaymentThatIsChargedAgain(AttemptStatus second) {
    for (var who : Initiator.values()) {
      var retried = again(returned(Samples.by(who, Samples.debit())), second);

      for (var news : List.of(SETTLED, SUCCEEDED, REVERSED)) {
        var told = told(retried, news);
        assertThat(first(told).status()).isEqualTo(AttemptStatus.APPROVED);
        assertThat(first(told).result().late()).isTrue();
        assertThat(told.state()).isEqualTo(retried.state());
      }
    }
  }

  @Test
  void onlyWhatIsHereIsToGoBack() {
    var retried = again(returned(Samples.debit()), AttemptStatus.APPROVED);
    var settled = told(retried, SETTLED);
    var reversed = told(settled, REVERSED);

    assertThat(types(retried, settled)).containsExactly("payment.mismatch");
    assertThat(first(settled).isOwedBack()).isFalse();
    assertThat(types(settled, reversed))
        .containsExactly("payment.late_success", "payment.mismatch");
    assertThat(first(reversed).isOwedBack()).isTrue();
    assertThat(first(reversed).clearing().hereSince()).isEqualTo(day(25));
  }

  /** Nobody knows how else a customer has paid; what a merchant asked for is still owed. */
  @ParameterizedTest
  @EnumSource
  void aReversedReturnIsKeptByTheMerchantWhereTheRetryWasDeclined(Initiator who) {
    var debit = Samples.by(who, Samples.debit());
    var told = told(again(returned(debit), AttemptStatus.DECLINED), REVERSED);

    var kept = who == Initiator.MERCHANT;
    assertThat(first(told).result().late()).isNotEqualTo(kept);
    assertThat(told.status()).isEqualTo(kept ? PaymentStatus.SUCCEEDED : PaymentStatus.FAILED);
  }

  @ParameterizedTest
  @EnumSource(names = {"DECLINED", "REJECTED", "NOT_ATTEMPTED"})
  void whatIsStillOwedIsKeptWhereTheRetryMovedNothing(AttemptStatus second) {
    var told = told(again(missing(Initiator.MERCHANT), second), SUCCEEDED);

    assertThat(told.status()).isEqualTo(PaymentStatus.SUCCEEDED);
    assertThat(told.charge().id()).isEqualTo(first(told).id());
    assertThat(first(told).result().late()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"SENT", "UNKNOWN", "PENDING", "ACTION_REQUIRED", "APPROVED"})
  void whatAnotherChargeMayPayIsNotOwed(AttemptStatus second) {
    var retried = again(missing(Initiator.MERCHANT), second);
    var told = told(retried, SUCCEEDED);

    assertThat(first(told).result().late()).isTrue();
    assertThat(told.state()).isEqualTo(retried.state());
  }

  @Test
  void aCustomersIsNotKept() {
    var told = told(again(missing(Initiator.CUSTOMER), AttemptStatus.DECLINED), SUCCEEDED);

    assertThat(first(told).result().late()).isTrue();
    assertThat(told.status()).isEqualTo(PaymentStatus.FAILED);
  }

  /** The debt is asked for by another payment: what comes back has to go back. */
  @ParameterizedTest
  @EnumSource
  void aReturnThatIsReversedComesTooLateForThePaymentThatWasReplaced(Initiator who) {
    var debit = told(Samples.by(who, Samples.debit()), SETTLED);
    var returned = told(debit, bounce(20));
    assertThat(returned.status()).isEqualTo(PaymentStatus.RETURNED);
    var replaced = Samples.replaced(returned);

    var told = told(replaced, REVERSED);

    assertThat(told.state()).isEqualTo(replaced.state());
    assertThat(told.charge().isOwedBack()).isTrue();
    assertThat(types(replaced, told)).containsExactly("payment.late_success", "payment.mismatch");
    assertThat(told(told, bounce(30)).charge().isOwedBack()).isFalse();
  }

  @Test
  void whatWasReplacedStandsOnTheChargeThatWasReturned() {
    var declined = again(missing(Initiator.MERCHANT), AttemptStatus.APPROVED);
    var charge = declined.charge();
    var late = charge.with(charge.result().tooLate());
    var replaced = Samples.replaced(declined).with(late);

    assertThat(replaced.charge()).isEqualTo(late);
    assertThat(told(replaced, SUCCEEDED).state()).isEqualTo(replaced.state());
    assertThat(first(told(replaced, SUCCEEDED)).isOwedBack()).isTrue();
  }

  @Test
  void whatWentBackIsCarriedOver() {
    var back = new GivenBack(300, 200, 100, 500);
    var failed = Samples.with(back, missing(Initiator.CUSTOMER));

    assertThat(again(failed, AttemptStatus.SENT).state().back()).isEqualTo(back);
    assertThat(again(failed, AttemptStatus.APPROVED).state().back())
        .isEqualTo(back.against(Samples.AMOUNT));
  }

  private static Payment returned(Payment debit) {
    var pending = told(debit, new Fact.Answered(ABOUT, Operation.CHARGE, pending(), day(0)));
    var failed = told(pending, bounce(2));
    assertThat(failed.status()).isEqualTo(PaymentStatus.FAILED);
    return failed;
  }

  private static Outcome pending() {
    return Samples.outcome(AttemptStatus.PENDING);
  }

  /** A card charge that failed, since the processor knew nothing of it. */
  private static Payment missing(Initiator who) {
    var sent = Samples.by(who, Samples.submitted(CaptureMode.AUTOMATIC));
    var charge = Samples.answered(Operation.CHARGE, AttemptStatus.UNKNOWN);
    var failed = Samples.with(sent, Facts.notFound(sent, charge, Samples.NOW));
    assertThat(failed.status()).isEqualTo(PaymentStatus.FAILED);
    return failed;
  }

  private static Payment again(Payment failed, AttemptStatus second) {
    var attempt = Samples.sent(Operation.CHARGE, Samples.AMOUNT);
    var retried = failed.retried(failed.terms(), null, attempt, false);
    return second == AttemptStatus.SENT
        ? retried
        : Samples.with(retried, Samples.answered(attempt, Samples.outcome(second)));
  }

  private static Payment told(Payment payment, Fact news) {
    return Samples.with(payment, Facts.reported(payment, first(payment), news, Samples.NOW));
  }

  private static List<String> types(Payment before, Payment after) {
    return Event.of(before, after, first(before), first(after), null).stream()
        .map(Event::type)
        .toList();
  }

  private static Attempt first(Payment payment) {
    return payment.attempts().getFirst();
  }

  private static Fact bounce(int day) {
    var decline = new Decline(DeclineReason.INSUFFICIENT_FUNDS, "901");
    return new Fact.Returned(ABOUT, decline, new Amount(Samples.AMOUNT, "CAD"), day(day));
  }

  private static Instant day(int day) {
    return Samples.NOW.plus(Duration.ofDays(day));
  }
}
