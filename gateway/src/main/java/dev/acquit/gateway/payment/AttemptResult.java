package dev.acquit.gateway.payment;

import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Evidence;
import dev.acquit.processor.Outcome.NextAction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of an attempt.
 *
 * @param detail why there is doubt, or why it was not attempted
 * @param reportedAt by the processor's clock, where a report told it and not the answer
 * @param nextAction what the payer has to do first
 * @param late whether it succeeded after the payment had failed: its money has to go back
 */
public record AttemptResult(
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

  static final AttemptResult NONE =
      new AttemptResult(
          AttemptStatus.SENT, null, Evidence.NONE, null, null, null, null, null, false);

  /** It cannot be taken back before it has settled. */
  static final String WAITS = "waits_for_settlement";

  /** Nobody but a person can take it back. */
  public static final String NOT_UNDONE = "not_undone";

  /** What an outcome makes of this; a processor's reference that is known stays known. */
  AttemptResult told(Outcome outcome, @Nullable Instant reported, Instant now) {
    var told = AttemptStatus.of(outcome);
    var reference = outcome.processorReference();
    return new AttemptResult(
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
  AttemptResult completedBy(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Approved(var reference, _, var more)
          when status == AttemptStatus.APPROVED
              && evidence.equals(Evidence.NONE)
              && !more.equals(Evidence.NONE) ->
          new AttemptResult(
              status, reference, more, failure, detail, null, answeredAt, reportedAt, late);
      case Outcome.Unknown(var why, var reference)
          when status == AttemptStatus.UNKNOWN && processorReference == null && reference != null ->
          new AttemptResult(
              status, reference, evidence, failure, why, null, answeredAt, reportedAt, late);
      default -> this;
    };
  }

  /** What facts about the money say, whatever the processor has answered. */
  AttemptResult proven(
      AttemptStatus proof, @Nullable Failure why, @Nullable String reference, Instant now) {
    return new AttemptResult(
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
  AttemptResult contradicted() {
    return noted(CONTRADICTED);
  }

  /** The same, with what there is to say about it; null for nothing any more. */
  AttemptResult noted(@Nullable String remark) {
    return new AttemptResult(
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

  /** The same, no longer given up. */
  AttemptResult begunAnew() {
    return NOT_UNDONE.equals(detail) ? noted(null) : this;
  }

  boolean isContradicted() {
    return CONTRADICTED.equals(detail);
  }

  AttemptResult tooLate() {
    return new AttemptResult(
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
