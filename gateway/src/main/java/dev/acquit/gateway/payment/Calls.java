package dev.acquit.gateway.payment;

import dev.acquit.gateway.money.References;
import dev.acquit.gateway.payment.MethodUse.Stage;
import dev.acquit.gateway.payment.Terms.Purpose;
import dev.acquit.processor.Amount;
import dev.acquit.processor.Call;
import dev.acquit.processor.Call.Initiator;
import dev.acquit.processor.Call.Order;
import dev.acquit.processor.Call.Original;
import dev.acquit.processor.Call.Payer;
import dev.acquit.processor.Call.StoredCredential;
import dev.acquit.processor.Call.StoredCredential.Use;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Operation;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a processor is told of a payment: the same for every send of an attempt. */
final class Calls {

  private Calls() {}

  /**
   * The call that opens the payment; with the same instrument it is the same call.
   *
   * @param networkReference the scheme's own of the charge at which the payer agreed to its being
   *     kept, where it is known
   */
  static Call.Charge charge(
      Payment payment, Attempt attempt, Instrument instrument, @Nullable String networkReference) {
    var terms = payment.terms();
    return new Call.Charge(
        attempt.reference(),
        amount(payment, attempt),
        instrument,
        terms.initiator(),
        stored(payment, networkReference),
        order(terms),
        payer(terms.details().payer()),
        Validation.of(payment) == Validation.PENDING,
        true);
  }

  /** The call of a capture, a void or a refund; the same one each time it is sent. */
  static Call change(Payment payment, Attempt attempt, boolean firstSend) {
    var reference = attempt.reference();
    var amount = amount(payment, attempt);
    var order = order(payment.terms());
    var of = original(payment, attempt);
    return switch (attempt.operation()) {
      case CAPTURE -> new Call.Capture(reference, of, amount, order, firstSend);
      case VOID -> new Call.Cancel(reference, of, amount, order, firstSend);
      case REFUND -> new Call.Refund(reference, of, amount, order, firstSend);
      case CHARGE, AUTHORIZE, VERIFY ->
          throw new IllegalArgumentException(attempt.operation() + " opens a payment");
    };
  }

  /** Takes back what the payer never finished. */
  static Call.Cancel withdrawal(Payment payment, Attempt charge) {
    return new Call.Cancel(
        References.next(),
        original(payment, charge),
        amount(payment, charge),
        order(payment.terms()),
        true);
  }

  /**
   * Goes on with a charge for which the payer had to do something: it was sent before, so that a
   * refusal says nothing of it.
   */
  static Call.Resume resume(Payment payment, Attempt charge, Map<String, String> returned) {
    var reference = charge.result().processorReference();
    return new Call.Resume(
        charge.reference(),
        charge.operation(),
        reference == null ? "" : reference,
        amount(payment, charge),
        order(payment.terms()),
        returned,
        false);
  }

  /** The question what became of an attempt. */
  static Call.Lookup lookup(Payment payment, Attempt attempt) {
    return new Call.Lookup(
        attempt.reference(),
        attempt.operation(),
        attempt.rail(),
        amount(payment, attempt),
        attempt.result().processorReference(),
        attempt.isCharge() ? null : original(payment, attempt));
  }

  /** The charge that the payment stands on, or the one that {@code attempt} takes back. */
  private static Original original(Payment payment, Attempt attempt) {
    var undone = attempt.undoes() == null ? null : payment.attempt(attempt.undoes()).orElseThrow();
    var charge = undone == null ? payment.charge() : undone;
    var captured =
        payment
            .approved(Operation.CAPTURE)
            .filter(_ -> undone == null)
            .map(capture -> capture.result().processorReference());
    return new Original(
        charge.rail(),
        charge.reference(),
        charge.result().processorReference(),
        captured.orElse(null),
        amount(payment, charge));
  }

  private static Amount amount(Payment payment, Attempt attempt) {
    return new Amount(attempt.amount(), payment.money().currency());
  }

  private static Order order(Terms terms) {
    var details = terms.details();
    return new Order(
        terms.reference(),
        details.description(),
        details.statementDescriptor(),
        details.returnUrl() == null ? null : URI.create(details.returnUrl()));
  }

  private static Payer payer(Terms.@Nullable Payer payer) {
    return payer == null
        ? Payer.UNKNOWN
        : new Payer(payer.name(), payer.email(), payer.ip(), payer.userAgent());
  }

  /**
   * A merchant charges what it was allowed to keep, and a customer may choose it again or have it
   * kept; what it is for says how the networks see it.
   */
  private static @Nullable StoredCredential stored(
      Payment payment, @Nullable String networkReference) {
    var terms = payment.terms();
    var use = use(terms.purpose());
    var method = payment.method();
    if (terms.initiator() == Initiator.MERCHANT) {
      return new StoredCredential(use, false, networkReference);
    }
    return method == null ? null : new StoredCredential(use, method.stage() == Stage.SAVING, null);
  }

  private static Use use(Purpose purpose) {
    return switch (purpose) {
      case SUBSCRIPTION -> Use.RECURRING;
      case INSTALLMENT -> Use.INSTALLMENT;
      case CHECKOUT, DEPOSIT, BULK, OTHER -> Use.UNSCHEDULED;
    };
  }
}
