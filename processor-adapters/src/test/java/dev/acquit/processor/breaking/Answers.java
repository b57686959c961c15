package dev.acquit.processor.breaking;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Call;
import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.Evidence;
import dev.acquit.processor.Outcome.NotAttempted;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Outcome.Unknown;
import java.util.List;
import java.util.function.BiFunction;

/** Answers and silences of charges and modifications that are taken for something else. */
final class Answers {

  private static final Outcome DECLINED =
      new Declined(null, new Decline(DeclineReason.GENERIC_DECLINE, "made_up"));

  private Answers() {}

  static List<Breakage> all() {
    return List.of(
        Breakage.of("a timeout is a decline", unknown("timeout", DECLINED))
            .noticedByMoney(
                "silenceAfterSendingLeavesItUnknown", "bodyThatDoesNotEndHitsTheDeadline"),
        Breakage.of("a reset was never attempted", unknown("", new NotAttempted("reset")))
            .noticedByMoney("brokenConnectionLeavesItUnknown"),
        Breakage.of("garbage is approved", Twist.telling(Answers::approvedIfUnreadable))
            .noticedByMoney(
                "unreadableAnswerLeavesItUnknown",
                "answerOfAnotherTypeLeavesItUnknown",
                "bodyWithoutBoundLeavesItUnknown"),
        Breakage.of("a 5xx is a decline", unknown("http_5", DECLINED))
            .noticedByMoney("serverErrorLeavesItUnknown"),
        Breakage.of(
                "any 4xx is a rejection",
                unknown("http_4", new Rejected(Rejection.INVALID, "http_4xx")))
            .noticedByMoney("refusalWithoutADocumentedCodeLeavesItUnknown"),
        Breakage.of(
                "a refused connection is unknown",
                on(NotAttempted.class, (_, never) -> new Unknown(never.why())))
            .noticedByMoney(
                "refusedConnectionOnTheFirstSendWasNeverAttempted",
                "connectionThatNeverStoodWasNeverAttempted",
                "tooMuchAskedOnTheFirstSendWasNeverAttempted"),
        Breakage.of("too much asked is a decline", on(NotAttempted.class, (_, _) -> DECLINED))
            .noticedByMoney("tooMuchAskedOnTheFirstSendWasNeverAttempted"),
        Breakage.of(
                "a rejection is always the request's fault", on(Rejected.class, Answers::invalid))
            .noticedByMoney("documentedCodeSaysWhoseFaultARejectionIs"),
        Breakage.of("a rejection is a decline", on(Rejected.class, (_, _) -> DECLINED))
            .noticedByMoney("documentedCodeSaysWhoseFaultARejectionIs"),
        Breakage.of("the raw code is dropped", on(Declined.class, (_, _) -> DECLINED))
            .noticedByMoney(
                "everyDeclineIsAnOutcomeWithAReasonAndTheRawCode", "codeThatNobodyMappedIsKeptRaw"),
        Breakage.of("a code that nobody knows stops the card", on(Declined.class, Answers::stopped))
            .noticedByMoney("codeThatNobodyMappedIsKeptRaw"),
        Breakage.of("the amount is what was asked for", on(Approved.class, Answers::asAsked))
            .noticedByMoney("approvedAmountIsTheProcessorsNotOurs"),
        Breakage.of("our reference is the processor's", on(Approved.class, Answers::underOurs))
            .noticedByMoney("approvalCarriesTheProcessorsReferenceAndTheAmount"),
        Breakage.of("what was sent is printed", on(Unknown.class, Answers::printing))
            .noticedBy(Subjects.Charge.class, "outcomesPrintNoSecret"),
        Breakage.of("a credential is printed", on(Unknown.class, (_, _) -> new Unknown(secret())))
            .noticedByMoney("outcomesPrintNoSecret"));
  }

  private static Twist unknown(String why, Outcome instead) {
    return on(Unknown.class, (_, unknown) -> unknown.why().startsWith(why) ? instead : unknown);
  }

  static <O extends Outcome> Twist on(Class<O> kind, BiFunction<Call.Money, O, Outcome> instead) {
    return Twist.telling((call, outcome) ->
        kind.isInstance(outcome) ? instead.apply(call, kind.cast(outcome)) : outcome);
  }

  private static Outcome approvedIfUnreadable(Call.Money call, Outcome outcome) {
    return outcome instanceof Unknown(var why, _) && !why.startsWith("http")
        ? new Approved("made_up", call.amount(), Evidence.NONE)
        : outcome;
  }

  private static Outcome invalid(Call.Money call, Rejected rejected) {
    return new Rejected(Rejection.INVALID, rejected.processorCode());
  }

  private static Outcome stopped(Call.Money call, Declined declined) {
    var code = declined.decline().processorCode();
    return declined.decline().reason() == DeclineReason.SOFT_UNKNOWN
        ? new Declined(null, new Decline(DeclineReason.STOP_PAYMENT, code))
        : declined;
  }

  private static Outcome asAsked(Call.Money call, Approved approved) {
    return new Approved(approved.processorReference(), call.amount(), approved.evidence());
  }

  private static Outcome underOurs(Call.Money call, Approved approved) {
    return new Approved(call.reference(), approved.amount(), approved.evidence());
  }

  private static Outcome printing(Call.Money call, Unknown unknown) {
    return call instanceof Call.Charge(_, Amount _, Instrument.Card card, _, _, _, _, _, _)
        ? new Unknown(unknown.why() + " for " + card.number())
        : unknown;
  }

  private static String secret() {
    return "not with " + Engine.WHOLE.credentials().get("api_key");
  }
}
