package dev.acquit.gateway.payment;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.token.BillingAddressForm;
import dev.acquit.gateway.token.Token;
import dev.acquit.gateway.token.TokenService;
import dev.acquit.processor.Call;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Operation;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Charges a card or debits a bank account, exactly once. Two commits: the intent before the
 * processor is called (payment, attempt, key, event), the outcome after it (states, answer, event).
 */
@Service
public class ChargeService {

  private final TokenService tokens;
  private final Debits debits;
  private final Routes routes;
  private final Payments payments;
  private final Sender sender;
  private final Once once;
  private final Clock clock;

  ChargeService(
      TokenService tokens,
      Debits debits,
      Routes routes,
      Payments payments,
      Sender sender,
      Once once,
      Clock clock) {
    this.tokens = tokens;
    this.debits = debits;
    this.routes = routes;
    this.payments = payments;
    this.sender = sender;
    this.once = once;
    this.clock = clock;
  }

  /**
   * Charges once per key; a repeat gets the first answer back, byte for byte. A caller who leaves
   * changes nothing.
   */
  public Mono<Answer> charge(Caller caller, ChargeRequest request, IdempotencyKey key) {
    return once.run(caller, key, intend(caller, request, key), this::send);
  }

  /**
   * Everything that may refuse the charge, and then the intent: until that is recorded, nothing has
   * happened.
   */
  private Mono<Intent> intend(Caller caller, ChargeRequest request, IdempotencyKey key) {
    return tokens
        .usable(caller, request.token())
        .flatMap(token -> debits.checked(caller, request, token))
        .flatMap(mandated -> prepare(caller, request, key, mandated))
        .flatMap(intent -> open(caller, request, intent, key));
  }

  private Mono<Intent> prepare(
      Caller caller, ChargeRequest request, IdempotencyKey key, Debits.Mandated mandated) {
    var terms = request.terms(Terms.Source.of(mandated.token()), mandated.mandate());
    var operation = Transitions.chargeOperation(terms);
    return routes
        .first(caller, wanted(terms, operation, mandated.token()))
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NO_PROCESSOR)))
        .flatMap(route ->
            tokens
                .reveal(mandated.token(), route.account())
                .map(instrument ->
                    intent(
                        caller, terms, key, operation, route, new Paying(mandated, instrument))));
  }

  /** What no vault keeps can only be charged where it was left. */
  private static Routes.Wanted wanted(Terms terms, Operation operation, Token token) {
    var among = token.isInVault() ? Set.<UUID>of() : token.references().keySet();
    return new Routes.Wanted(terms.source().rail(), operation, terms.money().currency(), among);
  }

  private Intent intent(
      Caller caller,
      Terms terms,
      IdempotencyKey key,
      Operation operation,
      Route route,
      Paying paying) {
    var now = clock.instant();
    var attempt = Attempt.of(operation, route, terms.money().minor(), null, key, now);
    var payment =
        new Payment(
            caller.organization(),
            Ids.next(),
            caller.live(),
            0,
            terms,
            Payment.State.SUBMITTED,
            List.of(attempt),
            now,
            now);
    return new Intent(payment, attempt, paying);
  }

  private Mono<Intent> open(
      Caller caller, ChargeRequest request, Intent intent, IdempotencyKey key) {
    var mandated = intent.paying.mandated;
    var opening =
        new Payments.Opening(
            intent.payment,
            mandated.token().id(),
            debits.debit(mandated, intent.attempt.createdAt()),
            intent.attempt);
    return payments
        .open(opening, key, Event.asked(intent.attempt))
        .flatMap(opened -> opened ? Mono.just(intent) : refused(caller, request));
  }

  /** Somebody was faster: the token, the mandate or the notice says what it allows now. */
  private Mono<Intent> refused(Caller caller, ChargeRequest request) {
    return tokens
        .usable(caller, request.token())
        .flatMap(token -> debits.checked(caller, request, token))
        .then(Mono.error(() -> Problem.of(ProblemCode.TOKEN_USED)));
  }

  private Mono<Answer> send(Intent intent) {
    return sender.send(Subject.of(intent.payment), intent.attempt, call(intent));
  }

  /**
   * The security code is read, and is gone, at the first send; a vault that does not give it stops
   * the charge here.
   */
  private Mono<Call> call(Intent intent) {
    var mandated = intent.paying.mandated;
    var terms = intent.payment.terms();
    return switch (intent.paying.instrument) {
      case Instrument.Card card ->
          tokens
              .withSecurityCode(mandated.token(), card, terms.initiator())
              .map(whole -> chargeCall(intent, billed(intent.payment, whole)));
      case Instrument.BankAccount account ->
          Mono.just(chargeCall(intent, mandated.allowing(account)));
      case Instrument.ProcessorToken token ->
          Mono.just(chargeCall(intent, mandated.allowing(token)));
    };
  }

  private static Call chargeCall(Intent intent, Instrument instrument) {
    return Calls.charge(intent.payment, intent.attempt, instrument);
  }

  /** To the payment's own address, where it has one. */
  private static Instrument.Card billed(Payment payment, Instrument.Card card) {
    var address = payment.terms().details().billingAddress();
    return BillingAddressForm.isGiven(address) ? card.billedTo(address) : card;
  }

  /** What pays. */
  private record Paying(Debits.Mandated mandated, Instrument instrument) {}

  /** A charge on record, not sent yet. */
  private record Intent(Payment payment, Attempt attempt, Paying paying) {}
}
