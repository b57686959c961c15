package dev.acquit.gateway.payment;

import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.money.References;
import dev.acquit.processor.Amount;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Rail;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One operation at one processor.
 *
 * @param undoes the charge that succeeded too late, and that this takes back
 * @param rail by which the charge is paid that it makes, changes or takes back: a payment's charges
 *     may differ in it
 * @param mandate what allowed that charge; null where it is no debit
 * @param reference ours, as the processor sees it; its own where somebody else asked for it there
 * @param keyDigest whose saved answer this attempt decides; empty where nobody asked us
 * @param clearing what became of a charge's money later
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Attempt(
    UUID id,
    @Nullable UUID refund,
    @Nullable UUID undoes,
    Operation operation,
    Route route,
    Rail rail,
    @Nullable UUID mandate,
    String reference,
    long amount,
    byte[] keyDigest,
    Instant createdAt,
    AttemptResult result,
    Clearing clearing) {

  /** One that takes back {@code late}; nobody asked us for it. */
  static Attempt undoing(Operation operation, Attempt late, Instant at) {
    return new Attempt(
        Ids.next(),
        null,
        late.id,
        operation,
        late.route,
        late.rail,
        late.mandate,
        References.next(),
        late.amount,
        new byte[0],
        at,
        AttemptResult.NONE,
        Clearing.NONE);
  }

  /** The charge, or what else opens a payment on these terms, that is about to be sent. */
  static Attempt opening(Terms terms, Route route, IdempotencyKey key, Instant at) {
    return new Attempt(
        Ids.next(),
        null,
        null,
        Transitions.chargeOperation(terms),
        route,
        terms.source().rail(),
        terms.mandate(),
        References.next(),
        terms.money().minor(),
        key.digest(),
        at,
        AttemptResult.NONE,
        Clearing.NONE);
  }

  /**
   * The same, made by other means than a call: it is done with its record, and never asked about.
   */
  Attempt offline() {
    return new Attempt(
        id,
        refund,
        undoes,
        operation,
        route.offline(),
        rail,
        mandate,
        reference,
        amount,
        keyDigest,
        createdAt,
        result,
        clearing);
  }

  /**
   * What is known of it where a crash came before its outcome was recorded: nothing, unless there
   * was nothing to send.
   */
  Outcome leftBehind(String currency) {
    return route.isOffline() ? done(currency) : new Outcome.Unknown("abandoned");
  }

  /** What becomes of one that is made by other means. */
  Outcome done(String currency) {
    var given = new Amount(amount, currency);
    return new Outcome.Approved(route.processor(), given, Outcome.Evidence.NONE);
  }

  /** A capture, a void or a refund of {@code charge} that is about to be sent. */
  static Attempt changing(
      Attempt charge,
      Operation operation,
      long amount,
      @Nullable UUID refund,
      IdempotencyKey key,
      Instant at) {
    return new Attempt(
        Ids.next(),
        refund,
        null,
        operation,
        charge.route,
        charge.rail,
        charge.mandate,
        References.next(),
        amount,
        key.digest(),
        at,
        AttemptResult.NONE,
        Clearing.NONE);
  }

  /** What somebody did at the processor itself. */
  static Attempt elsewhere(
      Operation operation,
      Attempt charge,
      @Nullable UUID refund,
      String reference,
      long amount,
      Instant at) {
    return new Attempt(
        Ids.next(),
        refund,
        null,
        operation,
        charge.route,
        charge.rail,
        charge.mandate,
        reference,
        amount,
        new byte[0],
        at,
        AttemptResult.NONE,
        Clearing.NONE);
  }

  /** The same for the same request, at another account. */
  Attempt at(Route other, Instant when) {
    return new Attempt(
        Ids.next(),
        refund,
        undoes,
        operation,
        other,
        rail,
        mandate,
        References.next(),
        amount,
        keyDigest,
        when,
        AttemptResult.NONE,
        Clearing.NONE);
  }

  public AttemptStatus status() {
    return result.status();
  }

  boolean isCharge() {
    return operation.opens();
  }

  /** Whether a bank account is debited: then the answer is days away. */
  boolean isDebit() {
    return rail != Rail.CARD;
  }

  /** Whether it succeeded too late, and no bank has its money back: it has to go back. */
  public boolean isOwedBack() {
    return result.late() && status().isTakenOrComing() && !clearing.isReturned();
  }

  /** Whether a bank has its money back. */
  boolean isReturned() {
    return clearing.isReturned();
  }

  /** Whether somebody else asked for it, at the processor itself. */
  public boolean isElsewhere() {
    return keyDigest.length == 0 && undoes == null;
  }

  boolean isModification() {
    return undoes == null && (operation == Operation.CAPTURE || operation == Operation.VOID);
  }

  /** This attempt, a late success, once it is to be taken back again. */
  Attempt begunAnew() {
    return with(result.begunAnew());
  }

  /** This attempt, with that result. */
  Attempt with(AttemptResult after) {
    return with(after, clearing);
  }

  Attempt with(AttemptResult after, Clearing then) {
    return new Attempt(
        id, refund, undoes, operation, route, rail, mandate, reference, amount, keyDigest,
        createdAt, after, then);
  }
}
