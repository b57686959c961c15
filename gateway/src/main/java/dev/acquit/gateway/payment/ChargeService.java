package dev.acquit.gateway.payment;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.payment.MethodUse.Stage;
import dev.acquit.gateway.token.Token.Chargeable;
import java.time.Clock;
import java.util.List;
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

  private final Sources sources;
  private final Debits debits;
  private final Routes routes;
  private final Tenders tenders;
  private final FirstUse firstUse;
  private final Payments payments;
  private final Failover failover;
  private final Sender sender;
  private final Once once;
  private final Clock clock;

  ChargeService(
      Sources sources,
      Debits debits,
      Routes routes,
      Tenders tenders,
      FirstUse firstUse,
      Payments payments,
      Failover failover,
      Sender sender,
      Once once,
      Clock clock) {
    this.sources = sources;
    this.debits = debits;
    this.routes = routes;
    this.tenders = tenders;
    this.firstUse = firstUse;
    this.payments = payments;
    this.failover = failover;
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
    return sources
        .chargeable(caller, request.source())
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

  private Mono<Intent> prepare(
      Caller caller, ChargeRequest request, IdempotencyKey key, Debits.Mandated mandated) {
    var source = mandated.source();
    return Mono.just(request.routable(Ids.next(), clock.instant()).paidBy(source))
        .filter(_ -> source.isKept())
        .flatMap(charge ->
            routes
                .of(caller, charge)
                .flatMap(routed ->
                    paying(mandated, routed)
                        .flatMap(paying -> intend(caller, request, key, charge, routed, paying))))
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NO_PROCESSOR)));
  }

  private Mono<Paying> paying(Debits.Mandated mandated, Routed routed) {
    return tenders
        .at(routed.first(), mandated)
        .switchIfEmpty(Mono.error(() -> Sources.forgotten(mandated.source())));
  }

  private Mono<Intent> intend(
      Caller caller,
      ChargeRequest request,
      IdempotencyKey key,
      Routable charge,
      Routed routed,
      Paying paying) {
    var mandated = paying.mandated();
    var terms = request.terms(Terms.Source.of(mandated.source()), mandated.mandate());
    return firstUse
        .of(caller, terms.routedBy(routed.by()), routed.first(), paying.instrument())
        .map(asked -> intent(caller, asked, key, charge, routed, paying));
  }

  private static Intent intent(
      Caller caller,
      Terms terms,
      IdempotencyKey key,
      Routable charge,
      Routed routed,
      Paying paying) {
    var operation = Transitions.chargeOperation(terms);
    var amount = terms.money().minor();
    var attempt = Attempt.of(operation, routed.first(), amount, null, key, charge.at());
    var payment =
        new Payment(
            caller.organization(),
            charge.payment(),
            caller.live(),
            0,
            terms,
            Payment.State.SUBMITTED,
            use(terms, paying.mandated().source()),
            List.of(attempt),
            charge.at(),
            charge.at());
    return new Intent(payment, attempt, paying, routed);
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
    var mandated = intent.paying.mandated();
    var opening =
        new Payments.Opening(
            intent.payment,
            mandated.source(),
            debits.debit(mandated, intent.attempt.createdAt()),
            intent.attempt);
    return payments
        .open(opening, key, Event.asked(intent.attempt))
        .map(opened -> new Intent(opened, intent.attempt, intent.paying, intent.routed))
        .onErrorMap(Payments.WalletFull.class, _ -> Problem.of(ProblemCode.WALLET_FULL));
  }

  private Mono<Answer> send(Intent intent) {
    return sender.send(failover.leg(intent.payment, intent.attempt, intent.paying, intent.routed));
  }

  /** A charge on record, not sent yet. */
  private record Intent(Payment payment, Attempt attempt, Paying paying, Routed routed) {}
}
