package dev.acquit.gateway.payment;

import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.payment.Payment.Settlement;
import dev.acquit.gateway.payment.Reports.Applied;
import dev.acquit.gateway.payment.Terms.CaptureMode;
import dev.acquit.processor.Amount;
import dev.acquit.processor.Notice.About;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What we never asked for and happened all the same: refunds, captures and voids that somebody made
 * at the processor, holds that expired there, captures that it makes by itself.
 */
@Component
class Elsewhere {

  private final Payments payments;
  private final Subjects subjects;
  private final Settler settler;
  private final Attention attention;
  private final Rendering rendering;
  private final Clock clock;

  Elsewhere(
      Payments payments,
      Subjects subjects,
      Settler settler,
      Attention attention,
      Rendering rendering,
      Clock clock) {
    this.payments = payments;
    this.subjects = subjects;
    this.settler = settler;
    this.attention = attention;
    this.rendering = rendering;
    this.clock = clock;
  }

  /**
   * Records it. Until its success is told there is nothing to record; and while one of ours has no
   * answer yet, it may be that one.
   *
   * @return false if the payment changed meanwhile: then nothing is recorded; empty if it is
   *     nothing to record
   */
  Mono<Boolean> made(UUID organization, UUID account, Fact.Answered fact) {
    return fact.outcome() instanceof Outcome.Approved approved && reference(fact) != null
        ? charge(organization, account, fact)
            .filter(payment -> mayBe(payment, fact.operation(), approved.amount().minor()))
            .flatMap(payment -> discovered(payment, fact, approved.amount().minor()))
            .flatMap(payments::discover)
        : Mono.empty();
  }

  private Mono<Payment> charge(UUID organization, UUID account, Fact.Answered fact) {
    var charge = new About(null, fact.about().charge(), null);
    return payments
        .locate(organization, account, charge, null) // some name the capture
        .map(Payments.Located::payment);
  }

  private static boolean mayBe(Payment payment, Operation operation, long amount) {
    var isHeld = payment.status() == PaymentStatus.AUTHORIZED;
    var isFree = payment.liveModification().isEmpty();
    return switch (operation) {
      case REFUND -> !awaitsRefund(payment, amount);
      case CAPTURE -> isHeld && isFree && amount > 0 && amount <= payment.state().authorized();
      case VOID -> isFree && (isHeld || isUnbatched(payment));
      case CHARGE, AUTHORIZE, VERIFY -> false;
    };
  }

  /** Whether a refund of that amount was sent of which nothing is known yet. */
  private static boolean awaitsRefund(Payment payment, long amount) {
    return payment.attempts().stream()
        .filter(attempt -> attempt.operation() == Operation.REFUND && attempt.amount() == amount)
        .filter(attempt -> attempt.result().processorReference() == null)
        .anyMatch(attempt -> !attempt.status().isAnswered());
  }

  private static boolean isUnbatched(Payment payment) {
    var state = payment.state();
    return state.status() == PaymentStatus.SUCCEEDED
        && state.settlement() == Settlement.PENDING
        && state.back().refunded() + state.back().reserved() == 0;
  }

  /** A refund is recorded whatever it exceeds; a void releases all that was held. */
  private Mono<Payments.Settling> discovered(Payment payment, Fact.Answered fact, long told) {
    return fact.operation() == Operation.REFUND
        ? refund(payment, fact, told)
        : modification(
            payment,
            fact,
            fact.operation() == Operation.VOID ? payment.state().authorized() : told);
  }

  private Mono<Payments.Settling> refund(Payment payment, Fact.Answered fact, long amount) {
    var now = clock.instant();
    var id = Ids.next();
    var asked = Attempt.elsewhere(Operation.REFUND, payment.charge(), id, named(fact), amount, now);
    var told = Facts.reported(payment, asked, fact, now);
    var refund = Refund.elsewhere(payment, id, amount, now).after(told, now);
    var state = payment.state();
    var back =
        state.back().reserving(amount).after(RefundStatus.SUBMITTED, refund.status(), amount);
    var after = payment.changed(state.with(back), now).with(told);
    return settling(payment, after, told, refund, rendering.of(refund));
  }

  private Mono<Payments.Settling> modification(Payment payment, Fact.Answered fact, long amount) {
    var now = clock.instant();
    var asked =
        Attempt.elsewhere(fact.operation(), payment.charge(), null, named(fact), amount, now);
    var told = Facts.reported(payment, asked, fact, now);
    var attempted = payment.with(told);
    var after = attempted.changed(Transitions.of(attempted), now);
    return settling(payment, after, told, null, rendering.of(after));
  }

  private Mono<Payments.Settling> settling(
      Payment payment, Payment after, Attempt told, @Nullable Refund refund, byte[] data) {
    var events = Event.discovered(payment, after, told);
    return attention
        .discovered(payment, after, told, events)
        .map(items ->
            new Payments.Settling(
                payment, after, told, refund, null, data, events, null, null, items));
  }

  /**
   * What is no news. Where a processor captures by itself, that it did is none, and that it could
   * not takes the money back. What held nothing was voided by the way: half an approval, or a
   * charge that waited for its payer.
   */
  Mono<Applied> known(UUID organization, UUID account, Fact.Answered fact) {
    return switch (fact.operation()) {
      case VOID ->
          charge(organization, account, fact)
              .filter(_ -> fact.outcome() instanceof Outcome.Approved)
              .filter(payment ->
                  payment.status() == PaymentStatus.FAILED
                      || payment.status() == PaymentStatus.CANCELED
                      || payment.status() == PaymentStatus.REQUIRES_ACTION)
              .map(_ -> Applied.KNOWN);
      case CAPTURE ->
          charge(organization, account, fact)
              .filter(payment -> payment.terms().capture() == CaptureMode.AUTOMATIC)
              .flatMap(payment -> captured(payment, fact));
      default -> Mono.empty();
    };
  }

  private Mono<Applied> captured(Payment payment, Fact.Answered fact) {
    if (!(fact.outcome() instanceof Outcome.Declined(_, var decline))) {
      return Mono.just(Applied.KNOWN);
    }
    var charge = payment.charge();
    var taken = new Amount(charge.amount(), payment.money().currency());
    var about = new About(null, fact.about().charge(), null);
    return subjects
        .find(Subject.of(payment))
        .flatMap(subject ->
            settler.reported(
                subject, charge.id(), new Fact.Returned(about, decline, taken, fact.at())))
        .map(isNew -> isNew ? Applied.CHANGED : Applied.KNOWN);
  }

  private static String named(Fact.Answered fact) {
    return Objects.requireNonNull(reference(fact));
  }

  /** The processor's own; of what has none, such as a hold that expired, the charge's. */
  private static @Nullable String reference(Fact.Answered fact) {
    var about = fact.about();
    if (about.processorReference() != null) {
      return about.processorReference();
    }
    return fact.operation() == Operation.REFUND ? about.reference() : about.charge();
  }
}
