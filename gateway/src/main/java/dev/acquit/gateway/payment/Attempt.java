package dev.acquit.gateway.payment;

import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.money.References;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Evidence;
import dev.acquit.processor.Outcome.NextAction;
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
    Result result,
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
        Result.NONE,
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
        Result.NONE,
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
        Result.NONE,
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
        Result.NONE,
        Clearing.NONE);
  }

  public AttemptStatus status() {
    return result.status;
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
  Attempt with(Result after) {
    return with(after, clearing);
  }

  Attempt with(Result after, Clearing then) {
    return new Attempt(
        id, refund, undoes, operation, route, reference, amount, keyDigest, createdAt, after, then);
  }

  /**
   * What came of it.
   *
   * @param detail why there is doubt, or why it was not attempted
   * @param reportedAt by the processor's clock, where a report told it and not the answer
   * @param nextAction what the payer has to do first
   * @param late whether it succeeded after the payment had failed: its money has to go back
   */
  public record Result(
      AttemptStatus status,
      @Nullable String processorReference,
      Evidence evidence,
      @Nullable Failure failure,
      @Nullable String detail,
      @Nullable NextAction nextAction,
      @Nullable Instant answeredAt,
      @Nullable Instant reportedAt,
      boolean late) {

    private static final String CONTRADICTED = "contradicted";

    static final Result NONE =
        new Result(AttemptStatus.SENT, null, Evidence.NONE, null, null, null, null, null, false);

    /** It cannot be taken back before it has settled. */
    static final String WAITS = "waits_for_settlement";

    /** Nobody but a person can take it back. */
    static final String NOT_UNDONE = "not_undone";

    /** What an outcome makes of this; a processor's reference that is known stays known. */
    Result told(Outcome outcome, @Nullable Instant reported, Instant now) {
      var told = AttemptStatus.of(outcome);
      var reference = outcome.processorReference();
      return new Result(
          told,
          reference == null ? processorReference : reference,
          outcome instanceof Outcome.Approved approved ? approved.evidence() : Evidence.NONE,
          Failure.in(outcome),
          detailOf(outcome),
          outcome instanceof Outcome.ActionRequired(_, var action) ? action : null,
          told.isAnswered() ? (answeredAt == null ? now : answeredAt) : null,
          reported,
          late);
    }

    /** The same, with what an answer that came second knows beside it. */
    Result completedBy(Outcome outcome) {
      return switch (outcome) {
        case Outcome.Approved(var reference, _, var more)
            when status == AttemptStatus.APPROVED
                && evidence.equals(Evidence.NONE)
                && !more.equals(Evidence.NONE) ->
            new Result(
                status, reference, more, failure, detail, null, answeredAt, reportedAt, late);
        case Outcome.Unknown(var why, var reference)
            when status == AttemptStatus.UNKNOWN
                && processorReference == null
                && reference != null ->
            new Result(
                status, reference, evidence, failure, why, null, answeredAt, reportedAt, late);
        default -> this;
      };
    }

    /** What facts about the money say, whatever the processor has answered. */
    Result proven(
        AttemptStatus proof, @Nullable Failure why, @Nullable String reference, Instant now) {
      return new Result(
          proof,
          processorReference == null ? reference : processorReference,
          evidence,
          why,
          null,
          null,
          answeredAt == null ? now : answeredAt,
          reportedAt,
          late);
    }

    /** A report says otherwise than what was approved: kept in mind, once. */
    Result contradicted() {
      return noted(CONTRADICTED);
    }

    /** The same, with what there is to say about it. */
    Result noted(String remark) {
      return new Result(
          status,
          processorReference,
          evidence,
          failure,
          remark,
          nextAction,
          answeredAt,
          reportedAt,
          late);
    }

    boolean isContradicted() {
      return CONTRADICTED.equals(detail);
    }

    Result tooLate() {
      return new Result(
          status,
          processorReference,
          evidence,
          failure,
          detail,
          nextAction,
          answeredAt,
          reportedAt,
          true);
    }

    private static @Nullable String detailOf(Outcome outcome) {
      return switch (outcome) {
        case Outcome.NotAttempted(var why, _) -> why;
        case Outcome.Unknown(var why, _) -> why;
        case Outcome.Rejected(_, var code) -> code;
        default -> null;
      };
    }
  }
}
