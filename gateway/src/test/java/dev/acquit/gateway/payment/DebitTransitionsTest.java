package dev.acquit.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.payment.Payment.Settlement;
import dev.acquit.processor.Amount;
import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Notice.About;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What reports make of a bank debit. */
class DebitTransitionsTest {

  private static final About ABOUT = new About("A", "ch_1", null);
  private static final Payment PENDING = told(Samples.debit(), new Outcome.Pending("ch_1"));

  @Test
  void isProcessingWithNothingTaken() {
    assertThat(PENDING.status()).isEqualTo(PaymentStatus.PROCESSING);
    assertThat(PENDING.state().captured()).isZero();
    assertThat(PENDING.state().settlement()).isEqualTo(Settlement.PENDING);
  }

  @Test
  void isTakenOnceItSettled() {
    var settled = told(PENDING, settled(4));

    assertThat(settled.status()).isEqualTo(PaymentStatus.SUCCEEDED);
    assertThat(settled.state().captured()).isEqualTo(Samples.AMOUNT);
    assertThat(settled.state().settlement()).isEqualTo(Settlement.SETTLED);
    assertThat(settled.state().settledAt()).isEqualTo(day(4));
  }

  @Test
  void failsWhereItIsReturnedFirst() {
    var failed = told(PENDING, returned(2));

    assertThat(failed.status()).isEqualTo(PaymentStatus.FAILED);
    assertThat(failed.state().failure())
        .isEqualTo(Failure.of(new Decline(DeclineReason.INSUFFICIENT_FUNDS, "901")));
  }

  @Test
  void isReturnedWhereItWasTaken() {
    var returned = told(told(PENDING, settled(4)), returned(20));

    assertThat(returned.status()).isEqualTo(PaymentStatus.RETURNED);
    assertThat(returned.state().settlement()).isEqualTo(Settlement.RETURNED);
    assertThat(told(told(PENDING, returned(20)), settled(4)).state()).isEqualTo(returned.state());
  }

  @Test
  void isTakenAgainWhereTheReturnIsReversed() {
    var back = told(told(told(PENDING, settled(4)), returned(20)), reversed(25));

    assertThat(back.status()).isEqualTo(PaymentStatus.SUCCEEDED);
    assertThat(told(back, returned(30)).status()).isEqualTo(PaymentStatus.RETURNED);
    assertThat(told(back, returned(19)).status()).isEqualTo(PaymentStatus.SUCCEEDED);
  }

  @Test
  void comesBeforeTheAnswer() {
    var early = told(Samples.debit(), settled(4));

    assertThat(early.status()).isEqualTo(PaymentStatus.SUCCEEDED);
    assertThat(told(early, new Outcome.Pending("ch_1")).state()).isEqualTo(early.state());
    assertThat(early.charge().result().late()).isFalse();
  }

  @Test
  void repeatsChangeNothing() {
    var returned = told(told(PENDING, settled(4)), returned(20));

    for (var fact : new Fact[] {settled(4), settled(5), returned(20), returned(3)}) {
      var charge = returned.charge();
      assertThat(Facts.reported(returned, charge, fact, Samples.NOW)).isEqualTo(charge);
    }
  }

  private static Payment told(Payment payment, Outcome outcome) {
    var charge = payment.charge();
    return Samples.with(payment, Facts.answered(payment, charge, outcome, Samples.NOW));
  }

  private static Payment told(Payment payment, Fact fact) {
    var charge = payment.charge();
    assertThat(charge.operation()).isEqualTo(Operation.CHARGE);
    return Samples.with(payment, Facts.reported(payment, charge, fact, Samples.NOW));
  }

  private static Fact settled(int day) {
    return new Fact.Settled(ABOUT, day(day));
  }

  private static Fact returned(int day) {
    var decline = new Decline(DeclineReason.INSUFFICIENT_FUNDS, "901");
    return new Fact.Returned(ABOUT, decline, new Amount(Samples.AMOUNT, "CAD"), day(day));
  }

  private static Fact reversed(int day) {
    return new Fact.ReturnReversed(ABOUT, day(day));
  }

  private static Instant day(int day) {
    return Samples.NOW.plus(Duration.ofDays(day));
  }
}
