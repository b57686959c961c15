package dev.acquit.gateway.payment;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.payment.MethodUse.Stage;
import dev.acquit.gateway.payment.Preparation.Prepared;
import dev.acquit.gateway.token.Token.Chargeable;
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

  private final Preparation preparation;
  private final Debits debits;
  private final Payments payments;
  private final Refusals refusals;
  private final Failover failover;
  private final Sender sender;
  private final Once once;

  ChargeService(
      Preparation preparation,
      Debits debits,
      Payments payments,
      Refusals refusals,
      Failover failover,
      Sender sender,
      Once once) {
    this.preparation = preparation;
    this.debits = debits;
    this.payments = payments;
    this.refusals = refusals;
    this.failover = failover;
    this.sender = sender;
    this.once = once;
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
    return preparation
        .of(caller, request, Ids.next())
        .map(prepared -> intent(caller, key, prepared))
        .flatMap(intent -> open(intent, key))
        .switchIfEmpty(
            Mono.defer(
                () -> races == 0 ? Mono.error(busy()) : intend(caller, request, key, races - 1)));
  }

  private static Problem busy() {
    return Problem.of(ProblemCode.OPERATION_IN_PROGRESS, "Others debit the same; ask again");
  }

  private static Intent intent(Caller caller, IdempotencyKey key, Prepared prepared) {
    var terms = prepared.terms();
    var routed = prepared.routed();
    var paying = prepared.paying();
    var at = prepared.charge().at();
    var attempt = Attempt.opening(terms, routed.first(), key, at);
    var payment =
        new Payment(
            caller.organization(),
            prepared.charge().payment(),
            caller.live(),
            0,
            terms,
            Payment.State.SUBMITTED,
            use(terms, paying.mandated().source()),
            Retrying.NONE,
            List.of(attempt),
            at,
            at);
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
            intent.attempt,
            refusals.watch(intent.payment, false));
    return payments
        .open(opening, key, Event.asked(intent.attempt))
        .map(opened -> new Intent(opened, intent.attempt, intent.paying, intent.routed))
        .onErrorMap(Payments.WalletFull.class, _ -> Problem.of(ProblemCode.WALLET_FULL))
        .onErrorResume(failure -> refusals.told(intent.payment, failure));
  }

  private Mono<Answer> send(Intent intent) {
    return sender.send(failover.leg(intent.payment, intent.attempt, intent.paying, intent.routed));
  }

  /** A charge on record, not sent yet. */
  private record Intent(Payment payment, Attempt attempt, Paying paying, Routed routed) {}
}
