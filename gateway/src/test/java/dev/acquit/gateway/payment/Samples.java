package dev.acquit.gateway.payment;

import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.money.References;
import dev.acquit.gateway.payment.Payment.Settlement;
import dev.acquit.gateway.payment.Payment.State;
import dev.acquit.gateway.payment.Terms.CaptureMode;
import dev.acquit.gateway.token.CardBrand;
import dev.acquit.processor.Amount;
import dev.acquit.processor.Call.Initiator;
import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Instrument.AccountType;
import dev.acquit.processor.Instrument.BillingAddress;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Evidence;
import dev.acquit.processor.Outcome.NextAction;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Rail;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Payments of 100.00 CAD, attempts and outcomes for tests of what may become what. */
public final class Samples {

  static final long AMOUNT = 10_000;
  static final Instant NOW = Instant.parse("2026-11-21T15:00:00Z");
  static final UUID BUSY = new UUID(0, 1);

  private Samples() {}

  /** One that changes nothing, of a payment that is not on record. */
  public static Payments.Settling settling() {
    var payment = approved(CaptureMode.AUTOMATIC);
    return new Payments.Settling(
        payment,
        payment,
        payment.charge(),
        null,
        201,
        new byte[0],
        List.of(),
        null,
        null,
        List.of());
  }

  static Payment submitted(CaptureMode capture) {
    return in(State.SUBMITTED, capture);
  }

  static State state(PaymentStatus status, long authorized, long captured) {
    return state(status, authorized, captured, 0, 0, null);
  }

  static State state(
      PaymentStatus status,
      long authorized,
      long captured,
      long refunded,
      long reserved,
      @Nullable UUID busy) {
    var settlement = captured > 0 ? Settlement.PENDING : Settlement.NONE;
    var back = new GivenBack(refunded, reserved, 0, 0);
    return new State(status, authorized, captured, back, settlement, null, null, null, busy);
  }

  static Payment in(State state) {
    return in(state, CaptureMode.MANUAL);
  }

  private static Payment in(State state, CaptureMode capture) {
    var terms =
        new Terms(
            new Money(AMOUNT, "CAD"),
            capture,
            Terms.Purpose.CHECKOUT,
            Initiator.CUSTOMER,
            "INV-1",
            new Terms.CardSource(CardBrand.VISA, "4242", 12, 2050, "fingerprint", "tok"),
            null,
            new Terms.Details(
                null,
                null,
                null,
                null,
                new BillingAddress(null, null, null, null, null, null),
                Map.of(),
                Map.of(),
                null,
                null,
                Terms.Retries.AUTOMATIC));
    return new Payment(
        Ids.next(), Ids.next(), false, 7, terms, state, null, Retrying.NONE, List.of(), NOW, NOW);
  }

  static PaymentSettings settings(int debitRefundWait) {
    var second = Duration.ofSeconds(1);
    return new PaymentSettings(second, second, second, second, second, second, debitRefundWait);
  }

  /** A payment whose charge or authorization was approved. */
  static Payment approved(CaptureMode capture) {
    var operation = capture == CaptureMode.MANUAL ? Operation.AUTHORIZE : Operation.CHARGE;
    return with(submitted(capture), answered(operation, AttemptStatus.APPROVED));
  }

  /** The payment with one attempt more, or one as it is now, and in the state that follows. */
  static Payment with(Payment payment, Attempt attempt) {
    var with = payment.with(attempt);
    return with.changed(Transitions.of(with), NOW);
  }

  /** A debit of 100.00 CAD that the processor has taken on. */
  static Payment debit() {
    var card = submitted(CaptureMode.AUTOMATIC);
    var terms = card.terms();
    var source =
        new Terms.BankSource(Rail.EFT, AccountType.CHECKING, "6789", "fingerprint", "tok", null);
    var debit =
        new Payment(
            card.organization(),
            card.id(),
            false,
            7,
            new Terms(
                terms.money(),
                CaptureMode.AUTOMATIC,
                terms.purpose(),
                terms.initiator(),
                terms.reference(),
                source,
                Ids.next(),
                terms.details()),
            State.SUBMITTED,
            null,
            Retrying.NONE,
            List.of(),
            NOW,
            NOW);
    var key = new IdempotencyKey(new byte[16], new byte[32]);
    var route = new Route(Ids.next(), "simulator");
    return with(debit, Attempt.opening(debit.terms(), route, key, NOW));
  }

  /** The same payment, begun by {@code who}. */
  static Payment by(Initiator who, Payment payment) {
    return of(who, payment.terms().purpose(), payment);
  }

  /** The same payment, begun by {@code who} for that. */
  static Payment of(Initiator who, Terms.Purpose purpose, Payment payment) {
    var terms = payment.terms();
    var begun =
        new Terms(
            terms.money(),
            terms.capture(),
            purpose,
            who,
            terms.reference(),
            terms.source(),
            terms.mandate(),
            terms.details());
    return with(begun, payment.state(), payment.retrying(), payment);
  }

  /** The same payment, whose place another has taken. */
  static Payment replaced(Payment payment) {
    var by = new Retrying(null, 0, null, null, Ids.next());
    return with(payment.terms(), payment.state(), by, payment);
  }

  /** The same payment, of whose money so much went back. */
  static Payment with(GivenBack back, Payment payment) {
    return with(payment.terms(), payment.state().with(back), payment.retrying(), payment);
  }

  private static Payment with(Terms terms, State state, Retrying retrying, Payment payment) {
    return new Payment(
        payment.organization(),
        payment.id(),
        payment.live(),
        payment.version(),
        terms,
        state,
        payment.method(),
        retrying,
        payment.attempts(),
        payment.createdAt(),
        payment.updatedAt());
  }

  /** One that is on its way. */
  static Attempt sent(Operation operation, long amount) {
    var refund = operation == Operation.REFUND ? Ids.next() : null;
    return new Attempt(
        Ids.next(),
        refund,
        null,
        operation,
        new Route(Ids.next(), "simulator"),
        Rail.CARD,
        null,
        References.next(),
        amount,
        new byte[16],
        NOW,
        AttemptResult.NONE,
        Clearing.NONE);
  }

  static Attempt answered(Operation operation, AttemptStatus status) {
    var attempt = sent(operation, AMOUNT);
    return status == AttemptStatus.SENT ? attempt : answered(attempt, outcome(status));
  }

  static Attempt answered(Attempt attempt, Outcome outcome) {
    return attempt.with(attempt.result().told(outcome, null, NOW));
  }

  /** An outcome that leaves an attempt so; there is none that leaves it sent or not found. */
  static Outcome outcome(AttemptStatus status) {
    return switch (status) {
      case APPROVED -> new Outcome.Approved("ch_1", new Amount(AMOUNT, "CAD"), Evidence.NONE);
      case DECLINED ->
          new Outcome.Declined("ch_1", new Decline(DeclineReason.INSUFFICIENT_FUNDS, "51"));
      case PENDING -> new Outcome.Pending("ch_1");
      case ACTION_REQUIRED ->
          new Outcome.ActionRequired(
              "ch_1", new NextAction("redirect", URI.create("https://example.com/"), NOW));
      case REJECTED -> new Outcome.Rejected(Rejection.CONFIG, "unauthorized");
      case NOT_ATTEMPTED -> new Outcome.NotAttempted("refused");
      case UNKNOWN -> new Outcome.Unknown("timeout");
      case SENT, NOT_FOUND -> throw new IllegalArgumentException(status.name());
    };
  }
}
