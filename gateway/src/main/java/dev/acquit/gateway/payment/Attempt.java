package dev.acquit.gateway.payment;

import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.money.References;
import dev.acquit.processor.Operation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One operation at one processor.
 *
 * @param undoes the charge that succeeded too late, and that this takes back
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
        References.next(),
        late.amount,
        new byte[0],
        at,
        AttemptResult.NONE,
        Clearing.NONE);
  }

  /** One that is about to be sent. */
  static Attempt of(
      Operation operation,
      Route route,
      long amount,
      @Nullable UUID refund,
      IdempotencyKey key,
      Instant at) {
    return new Attempt(
        Ids.next(),
        refund,
        null,
        operation,
        route,
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

  /** Whether somebody else asked for it, at the processor itself. */
  public boolean isElsewhere() {
    return keyDigest.length == 0 && undoes == null;
  }

  boolean isModification() {
    return undoes == null && (operation == Operation.CAPTURE || operation == Operation.VOID);
  }

  /** This attempt, with that result. */
  Attempt with(AttemptResult after) {
    return with(after, clearing);
  }

  Attempt with(AttemptResult after, Clearing then) {
    return new Attempt(
        id, refund, undoes, operation, route, reference, amount, keyDigest, createdAt, after, then);
  }
}
