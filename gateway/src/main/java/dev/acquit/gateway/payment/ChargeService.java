package dev.acquit.gateway.payment;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.payment.MethodUse.Stage;
import dev.acquit.gateway.token.BillingAddressForm;
import dev.acquit.gateway.token.Token.Chargeable;
import dev.acquit.gateway.token.TokenService;
import dev.acquit.processor.Call;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Operation;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Charges a card or debits a bank account, exactly once. Two commits: the intent before the
 * processor is called (payment, attempt, key, event), the outcome after it (states, answer, event).
 */
@Service
public class ChargeService {

  /** How many races one charge may lose. */
  private static final int RACES = 8;

  private final TokenService tokens;
  private final Debits debits;
  private final SavedMethods methods;
  private final Routes routes;
  private final Payments payments;
  private final FirstUse firstUse;
  private final Sender sender;
  private final Once once;
  private final Clock clock;

  ChargeService(
      TokenService tokens,
      Debits debits,
      SavedMethods methods,
      Routes routes,
      Payments payments,
      FirstUse firstUse,
      Sender sender,
      Once once,
      Clock clock) {
    this.tokens = tokens;
    this.debits = debits;
    this.methods = methods;
    this.routes = routes;
    this.payments = payments;
    this.firstUse = firstUse;
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
    return intend(caller, request, key, RACES);
  }

  /**
   * Who loses a race is told by the next look what is not allowed any more: the token, the method,
   * the mandate or the notice. Where all of it is, another notice or mandate does.
   *
   * @param races how many may be lost
   */
  private Mono<Intent> intend(Caller caller, ChargeRequest request, IdempotencyKey key, int races) {
    return source(caller, request.source())
        .flatMap(source -> debits.checked(caller, request, source))
        .flatMap(mandated -> prepare(caller, request, key, mandated))
        .flatMap(intent -> open(intent, key))
        .switchIfEmpty(
            Mono.defer(
                () -> races == 0 ? Mono.error(busy()) : intend(caller, request, key, races - 1)));
  }

  private static Problem busy() {
    return Problem.of(ProblemCode.OPERATION_IN_PROGRESS, "Others debit the same; ask again");
  }

  private Mono<Chargeable> source(Caller caller, ChargeRequest.Source source) {
    return source.saved()
        ? methods
            .chargeable(caller, source.id())
            .switchIfEmpty(Mono.error(ChargeService::noSuchMethod))
        : tokens.usable(caller, source.id()).map(Chargeable::of);
  }

  /** One that was deleted, and one that the caller may not use, are told by the same words. */
  private static Problem noSuchMethod() {
    return Problem.of(ProblemCode.NOT_FOUND, "There is no such payment method");
  }

  private Mono<Intent> prepare(
      Caller caller, ChargeRequest request, IdempotencyKey key, Debits.Mandated mandated) {
    var source = mandated.source();
    var terms = request.terms(Terms.Source.of(source), mandated.mandate());
    var operation = Transitions.chargeOperation(terms);
    return Mono.just(wanted(terms, operation, source))
        .filter(_ -> source.isKept())
        .flatMap(wanted -> routes.first(caller, wanted))
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NO_PROCESSOR)))
        .flatMap(route ->
            tokens
                .reveal(source, route.account())
                .switchIfEmpty(Mono.error(() -> forgotten(source)))
                .flatMap(instrument ->
                    intend(caller, terms, key, route, new Paying(mandated, instrument))));
  }

  private Mono<Intent> intend(
      Caller caller, Terms terms, IdempotencyKey key, Route route, Paying paying) {
    return firstUse
        .of(caller, terms, route, paying.instrument)
        .map(
            asked -> intent(caller, asked, key, Transitions.chargeOperation(asked), route, paying));
  }

  private static Problem forgotten(Chargeable source) {
    return source.saved() ? noSuchMethod() : Problem.of(ProblemCode.TOKEN_EXPIRED);
  }

  /** What no vault keeps can only be charged where it was left. */
  private static Routes.Wanted wanted(Terms terms, Operation operation, Chargeable source) {
    var among = source.isInVault() ? Set.<UUID>of() : source.references().keySet();
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
            use(terms, paying.mandated.source()),
            List.of(attempt),
            now,
            now);
    return new Intent(payment, attempt, paying);
  }

  /** A method that is saved gets its id when it gets its place. */
  private static @Nullable MethodUse use(Terms terms, Chargeable source) {
    if (source.saved()) {
      return new MethodUse(source.id(), Stage.PAYS);
    }
    var saving = terms.details().saving();
    return saving != null && saving.signedIn() ? new MethodUse(Ids.next(), Stage.SAVING) : null;
  }

  /** Empty if somebody was faster. */
  private Mono<Intent> open(Intent intent, IdempotencyKey key) {
    var mandated = intent.paying.mandated;
    var opening =
        new Payments.Opening(
            intent.payment,
            mandated.source(),
            debits.debit(mandated, intent.attempt.createdAt()),
            intent.attempt);
    return payments
        .open(opening, key, Event.asked(intent.attempt))
        .map(opened -> new Intent(opened, intent.attempt, intent.paying))
        .onErrorMap(Payments.WalletFull.class, _ -> Problem.of(ProblemCode.WALLET_FULL));
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
              .withSecurityCode(mandated.source(), card, terms.initiator())
              .map(whole -> chargeCall(intent, billed(intent.payment, whole)));
      case Instrument.BankAccount account ->
          Mono.just(chargeCall(intent, mandated.allowing(account)));
      case Instrument.ProcessorToken token ->
          Mono.just(chargeCall(intent, mandated.allowing(token)));
    };
  }

  private static Call chargeCall(Intent intent, Instrument instrument) {
    var known = intent.paying.mandated.source().networkReference();
    return Calls.charge(intent.payment, intent.attempt, instrument, known);
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
