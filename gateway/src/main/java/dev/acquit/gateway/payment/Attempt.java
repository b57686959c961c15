package dev.acquit.gateway.payment;

import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.money.References;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Evidence;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One operation at one processor.
 *
 * @param reference ours, as the processor sees it
 * @param keyDigest whose saved answer this attempt decides
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Attempt(
    UUID id,
    @Nullable UUID refund,
    Operation operation,
    Route route,
    String reference,
    long amount,
    byte[] keyDigest,
    Instant createdAt,
    Result result) {

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
        operation,
        route,
        References.next(),
        amount,
        key.digest(),
        at,
        Result.NONE);
  }

  public AttemptStatus status() {
    return result.status;
  }

  /** This attempt, answered. */
  Attempt answered(Outcome outcome, Instant at) {
    return new Attempt(
        id,
        refund,
        operation,
        route,
        reference,
        amount,
        keyDigest,
        createdAt,
        Result.of(outcome, at));
  }

  /** Whether it put money in our reach: later operations refer to it. */
  boolean tookOrHeld() {
    return status() == AttemptStatus.APPROVED
        && (operation == Operation.CHARGE || operation == Operation.AUTHORIZE);
  }

  /**
   * What came of it.
   *
   * @param detail why there is doubt, or why it was not attempted
   */
  public record Result(
      AttemptStatus status,
      @Nullable String processorReference,
      Evidence evidence,
      @Nullable Failure failure,
      @Nullable String detail,
      @Nullable Instant answeredAt) {

    static final Result NONE =
        new Result(AttemptStatus.SENT, null, Evidence.NONE, null, null, null);

    static Result of(Outcome outcome, Instant at) {
      return new Result(
          AttemptStatus.of(outcome),
          outcome.processorReference(),
          outcome instanceof Outcome.Approved approved ? approved.evidence() : Evidence.NONE,
          Failure.in(outcome),
          detailOf(outcome),
          AttemptStatus.of(outcome).isAnswered() ? at : null);
    }

    private static @Nullable String detailOf(Outcome outcome) {
      return switch (outcome) {
        case Outcome.NotAttempted(var why) -> why;
        case Outcome.Unknown(var why, _) -> why;
        case Outcome.Rejected(_, var code) -> code;
        default -> null;
      };
    }
  }
}
