package dev.acquit.gateway.payment;

import static java.time.temporal.ChronoUnit.MICROS;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Call.Initiator;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a fact makes of an attempt. An answer, a webhook and a lookup are equal; they may repeat and
 * come in any order, and the attempt ends the same. What tells nothing new gives back the attempt
 * itself.
 */
final class Facts {

  private Facts() {}

  /** Once its call was answered. */
  static Attempt answered(Payment payment, Attempt known, Outcome outcome, Instant now) {
    return told(payment, known, outcome, null, now);
  }

  /** Once the processor, asked twice, knew nothing of it. */
  static Attempt notFound(Payment payment, Attempt known, Instant now) {
    return known.status() == AttemptStatus.UNKNOWN
        ? known.with(known.result().proven(AttemptStatus.NOT_FOUND, Failure.NOT_FOUND, null, now))
        : known;
  }

  /** Once the payer had no time left to do what was asked. */
  static Attempt expired(Payment payment, Attempt known, Instant now) {
    return known.status() == AttemptStatus.ACTION_REQUIRED
        ? known.with(known.result().proven(AttemptStatus.DECLINED, Failure.EXPIRED, null, now))
        : known;
  }

  /** Once there is that to say about a success that came too late. */
  static Attempt noted(Attempt known, String remark) {
    return remark.equals(known.result().detail())
        ? known
        : known.with(known.result().noted(remark));
  }

  /** Once the processor reported {@code fact} about it. */
  static Attempt reported(Payment payment, Attempt known, Fact fact, Instant now) {
    var at = fact.at().truncatedTo(MICROS); // as the database keeps it
    if (known.operation() == Operation.REFUND) {
      var outcome = RefundFacts.outcome(payment, known, fact);
      return outcome == null ? known : told(payment, known, outcome, at, now);
    }
    return switch (fact) {
      case Fact.Answered(_, _, var outcome, _) -> told(payment, known, outcome, at, now);
      case Fact.Settled settled ->
          cleared(
              payment,
              known,
              known.clearing().withSettled(at),
              settled.about().processorReference(),
              now);
      case Fact.Returned(var about, var decline, var amount, _) -> {
        var returned = new Clearing.Return(at, amount.minor(), Failure.of(decline));
        yield cleared(
            payment, known, known.clearing().withReturn(returned), about.processorReference(), now);
      }
      case Fact.ReturnReversed reversed ->
          cleared(
              payment,
              known,
              known.clearing().withReversal(at),
              reversed.about().processorReference(),
              now);
      case Fact.Disputed _, Fact.PaidOut _ -> known;
    };
  }

  private static Attempt told(
      Payment payment, Attempt known, Outcome said, @Nullable Instant at, Instant now) {
    var outcome = whole(payment, known, said);
    if (contradicts(known, outcome, at) || RefundFacts.isTwice(payment, known, outcome)) {
      return known.with(known.result().contradicted());
    }
    if (!changes(known, AttemptStatus.of(outcome), at)) {
      var completed = known.result().completedBy(outcome);
      return completed.equals(known.result()) ? known : known.with(completed);
    }
    return timely(payment, known, known.with(known.result().told(outcome, at, now)));
  }

  /**
   * Less, or more, than what was asked is kept as doubt: somebody has to void or to complete it.
   * What a void tells is how much was released, or how much is left.
   */
  private static Outcome whole(Payment payment, Attempt known, Outcome outcome) {
    return known.operation() != Operation.VOID
            && outcome instanceof Outcome.Approved(var reference, var amount, _)
            && !amount.equals(amountOf(payment, known))
        ? new Outcome.Unknown("approved_amount_differs", reference)
        : outcome;
  }

  private static Amount amountOf(Payment payment, Attempt attempt) {
    return new Amount(attempt.amount(), payment.money().currency());
  }

  /** A report that what was approved failed after all fits no row: somebody has to look. */
  private static boolean contradicts(Attempt known, Outcome outcome, @Nullable Instant at) {
    return at != null
        && known.operation() != Operation.REFUND
        && known.status() == AttemptStatus.APPROVED
        && AttemptStatus.of(outcome).isNegative()
        && !at.isBefore(reportedAt(known))
        && !known.result().isContradicted();
  }

  private static Attempt cleared(
      Payment payment, Attempt known, Clearing clearing, @Nullable String reference, Instant now) {
    if (clearing.equals(known.clearing())) {
      return known;
    }
    var result = known.result();
    if (clearing.provesPayment() && known.status() != AttemptStatus.APPROVED) {
      var paid = result.proven(AttemptStatus.APPROVED, null, reference, now);
      return timely(payment, known, known.with(paid, clearing));
    }
    if (isReplaced(payment) && known.clearing().isReturned() && !clearing.isReturned()) {
      return known.with(result.tooLate(), clearing);
    }
    var bounce = clearing.isReturned() ? clearing.returned() : null;
    return bounce != null && known.status().isOpen()
        ? known.with(
            result.proven(AttemptStatus.DECLINED, bounce.failure(), reference, now), clearing)
        : known.with(result, clearing);
  }

  /**
   * A repeat changes nothing, doubt displaces no answer, what is on its way only becomes more
   * certain, and money moved beats a negative. Only a refund that had succeeded can fail: of two
   * reports the later one counts, and a report beats an answer.
   */
  static boolean changes(Attempt known, AttemptStatus told, @Nullable Instant at) {
    return switch (known.status()) {
      case SENT -> true;
      case UNKNOWN -> told != AttemptStatus.UNKNOWN;
      case ACTION_REQUIRED ->
          told != AttemptStatus.UNKNOWN && told != AttemptStatus.ACTION_REQUIRED;
      case PENDING ->
          told == AttemptStatus.APPROVED
              || (told == AttemptStatus.DECLINED
                  && (at == null || !at.isBefore(reportedAt(known))));
      case APPROVED ->
          known.operation() == Operation.REFUND
              && told == AttemptStatus.DECLINED
              && at != null
              && !at.isBefore(reportedAt(known));
      case DECLINED, REJECTED, NOT_ATTEMPTED, NOT_FOUND -> changesNegative(known, told, at);
    };
  }

  private static boolean changesNegative(Attempt known, AttemptStatus told, @Nullable Instant at) {
    var later = at != null && at.isAfter(reportedAt(known));
    return switch (told) {
      case APPROVED ->
          later
              || known.operation() != Operation.REFUND
              || known.status() == AttemptStatus.NOT_FOUND
              || known.status() == AttemptStatus.NOT_ATTEMPTED;
      case PENDING -> later && known.clearing().returned() == null;
      default -> false;
    };
  }

  private static Instant reportedAt(Attempt known) {
    var reported = known.result().reportedAt();
    return reported == null ? Instant.MIN : reported;
  }

  /**
   * A charge that succeeds after it was told to have failed is late: the payer may have paid
   * otherwise. A merchant's own charge is taken all the same, where nothing else has paid or may. A
   * debit that only a return had failed is not late either, until the payment is charged again.
   */
  private static Attempt timely(Payment payment, Attempt known, Attempt told) {
    var late =
        told.isCharge()
            && told.status().isTakenOrComing()
            && known.status().isNegative()
            && !isKept(payment, known);
    return late ? told.with(told.result().tooLate()) : told;
  }

  private static boolean isKept(Payment payment, Attempt known) {
    return !isReplaced(payment)
        && !isChargedBeside(payment, known)
        && (isStillOwed(payment) || isOnlyReturned(payment, known));
  }

  /** Whether another payment asks for the debt by now. */
  private static boolean isReplaced(Payment payment) {
    return payment.retrying().by() != null;
  }

  private static boolean isStillOwed(Payment payment) {
    return payment.terms().initiator() == Initiator.MERCHANT
        && payment.status() != PaymentStatus.CANCELED
        && !payment.retrying().isClosed();
  }

  private static boolean isOnlyReturned(Payment payment, Attempt known) {
    var last = payment.attempts().stream().filter(Attempt::isCharge).reduce((_, later) -> later);
    return known.clearing().returned() != null
        && last.filter(charge -> charge.id().equals(known.id())).isPresent();
  }

  /** Whether another charge that counts has taken the money, holds it, or still may. */
  private static boolean isChargedBeside(Payment payment, Attempt known) {
    return payment.attempts().stream()
        .filter(other -> other.isCharge() && !other.id().equals(known.id()))
        .filter(other -> !other.result().late())
        .map(Attempt::status)
        .anyMatch(status -> status == AttemptStatus.APPROVED || status.isOpen());
  }
}
