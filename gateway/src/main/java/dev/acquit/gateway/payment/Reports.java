package dev.acquit.gateway.payment;

import dev.acquit.gateway.money.Ids;
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
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * The door for what processors report about charges, captures, voids and refunds. A fact may
 * repeat, come in any order, and come before the answer.
 */
@Service
public class Reports {

  private final Payments payments;
  private final Refunds refunds;
  private final Subjects subjects;
  private final Settler settler;
  private final Rendering rendering;
  private final Clock clock;

  Reports(
      Payments payments,
      Refunds refunds,
      Subjects subjects,
      Settler settler,
      Rendering rendering,
      Clock clock) {
    this.payments = payments;
    this.refunds = refunds;
    this.subjects = subjects;
    this.settler = settler;
    this.rendering = rendering;
    this.clock = clock;
  }

  /** Applies what became of an operation, also of a refund that was made elsewhere. */
  public Mono<Applied> answered(UUID organization, UUID account, Fact.Answered fact) {
    return payments
        .locate(organization, account, fact.about(), fact.operation())
        .flatMap(found -> apply(organization, found, fact))
        .switchIfEmpty(Mono.defer(() -> elsewhere(organization, account, fact)))
        .switchIfEmpty(Mono.defer(() -> byItself(organization, account, fact)))
        .defaultIfEmpty(Applied.UNMATCHED);
  }

  /** Applies what became of a charge's money: that it settled, was returned, or came back. */
  public Mono<Applied> cleared(UUID organization, UUID account, About about, Fact fact) {
    return payments
        .locate(organization, account, about, null)
        .flatMap(found -> apply(organization, found, fact))
        .defaultIfEmpty(Applied.UNMATCHED);
  }

  private Mono<Applied> apply(UUID organization, Payments.Located found, Fact fact) {
    return subjects
        .find(organization, found.live(), found.payment(), found.refund())
        .flatMap(subject -> captured(subject, found, fact))
        .flatMap(subject -> settler.reported(subject, aboutWhich(subject, found, fact), fact))
        .map(isNew -> isNew ? Applied.CHANGED : Applied.KNOWN);
  }

  /** Money that settled by a capture was captured, whatever the capture itself has answered. */
  private Mono<Subject> captured(Subject subject, Payments.Located found, Fact fact) {
    var attempt = subject.attempt(found.attempt());
    if (!(fact instanceof Fact.Settled settled)
        || attempt.operation() != Operation.CAPTURE
        || attempt.status() == AttemptStatus.APPROVED) {
      return Mono.just(subject);
    }
    var reference = settled.about().processorReference();
    var taken = new Amount(attempt.amount(), subject.payment().money().currency());
    var approved =
        new Outcome.Approved(reference == null ? "" : reference, taken, Outcome.Evidence.NONE);
    var proof = new Fact.Answered(settled.about(), Operation.CAPTURE, approved, settled.at());
    return settler
        .reported(subject, attempt.id(), proof)
        .then(Mono.defer(() -> subjects.find(subject)));
  }

  /** Some processors report by the capture that the money of a held charge settled. */
  private static UUID aboutWhich(Subject subject, Payments.Located found, Fact fact) {
    return fact instanceof Fact.Answered || subject.refund() != null
        ? found.attempt()
        : subject.payment().charge().id();
  }

  /**
   * A refund that we never asked for happened all the same. Until its success is told there is
   * nothing to record; and while one of ours of that amount has no answer yet, it may be that one.
   */
  private Mono<Applied> elsewhere(UUID organization, UUID account, Fact.Answered fact) {
    if (fact.operation() != Operation.REFUND
        || !(fact.outcome() instanceof Outcome.Approved approved)
        || reference(fact) == null) {
      return Mono.empty();
    }
    var charge = new About(null, fact.about().charge(), null);
    var amount = approved.amount().minor();
    return payments
        .locate(organization, account, charge, Operation.CHARGE)
        .flatMap(found -> payments.find(organization, found.live(), found.payment()))
        .filter(payment -> !payment.awaitsRefund(amount))
        .map(payment -> discovered(payment, fact, amount))
        .flatMap(refunds::discover)
        .flatMap(done -> done ? Mono.just(Applied.CHANGED) : answered(organization, account, fact));
  }

  /**
   * A capture or a void that we never asked for. Where a processor captures by itself, that it did
   * is no news, and that it could not takes the money back. What held nothing was voided by the
   * way: half an approval.
   */
  private Mono<Applied> byItself(UUID organization, UUID account, Fact.Answered fact) {
    if (fact.operation() != Operation.VOID && fact.operation() != Operation.CAPTURE) {
      return Mono.empty();
    }
    var charge = new About(null, fact.about().charge(), null);
    return payments
        .locate(organization, account, charge, Operation.CHARGE)
        .flatMap(found ->
            payments
                .find(organization, found.live(), found.payment())
                .flatMap(payment -> byItself(organization, found, payment, fact)));
  }

  private Mono<Applied> byItself(
      UUID organization, Payments.Located found, Payment payment, Fact.Answered fact) {
    if (fact.operation() == Operation.VOID) {
      var holdsNothing =
          payment.status() == PaymentStatus.FAILED || payment.status() == PaymentStatus.CANCELED;
      return holdsNothing ? Mono.just(Applied.KNOWN) : Mono.empty();
    }
    if (payment.terms().capture() == CaptureMode.MANUAL) {
      return Mono.empty();
    }
    if (!(fact.outcome() instanceof Outcome.Declined(_, var decline))) {
      return Mono.just(Applied.KNOWN);
    }
    var taken = new Amount(payment.charge().amount(), payment.money().currency());
    var about = new About(null, fact.about().charge(), null);
    return apply(organization, found, new Fact.Returned(about, decline, taken, fact.at()));
  }

  /** It is recorded whatever it exceeds. */
  private Payments.Settling discovered(Payment payment, Fact.Answered fact, long amount) {
    var now = clock.instant();
    var id = Ids.next();
    var reference = Objects.requireNonNull(reference(fact));
    var asked = Attempt.elsewhere(payment.charge(), id, reference, amount, now);
    var told = Facts.reported(payment, asked, fact, now);
    var refund = Refund.elsewhere(payment, id, amount, now).after(told, now);
    var state = payment.state();
    var back =
        state.back().reserving(amount).after(RefundStatus.SUBMITTED, refund.status(), amount);
    var after = payment.changed(state.with(back), now).with(told);
    return new Payments.Settling(
        payment,
        after,
        told,
        refund,
        null,
        rendering.of(refund),
        Event.discovered(payment, after, told));
  }

  private static @Nullable String reference(Fact.Answered fact) {
    var about = fact.about();
    return about.processorReference() == null ? about.reference() : about.processorReference();
  }

  /** What became of a fact. */
  public enum Applied {
    CHANGED,
    /** It was known, or something that outweighs it. */
    KNOWN,
    /** Nothing on record fits it yet. */
    UNMATCHED
  }
}
