package dev.acquit.processor.breaking;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Call;
import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Finding;
import dev.acquit.processor.Finding.Found;
import dev.acquit.processor.Finding.NotFound;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Tokenized;
import dev.acquit.processor.Tokenized.Refused;
import dev.acquit.processor.Tokenized.Token;
import dev.acquit.processor.Tokenized.Unanswered;
import java.util.List;
import java.util.function.UnaryOperator;

/** Lookups and tokenizations that are answered wrongly. */
final class Questions {

  static final Decline MADE_UP = new Decline(DeclineReason.GENERIC_DECLINE, "made_up");

  private Questions() {}

  static List<Breakage> all() {
    return List.of(
        Breakage.of("a silence is not-found", Twist.finding(Questions::missing))
            .noticedBy(
                Subjects.Lookup.class,
                "brokenConnectionTeachesNothing",
                "refusedConnectionTeachesNothing",
                "silenceTeachesNothing",
                "bodyThatDoesNotEndTeachesNothing"),
        Breakage.of("any 404 is not-found", Twist.finding(Questions::missingIf404))
            .noticedBy(Subjects.Lookup.class, "answerThatIsNotTheProcessorsTeachesNothing"),
        Breakage.of("not-found is no answer", Twist.finding(Questions::unanswered))
            .noticedBy(Subjects.Lookup.class, "whatTheProcessorDoesNotKnowIsNotFound"),
        Breakage.of("it is asked by another reference", Twist.looking(Questions::another))
            .noticedBy(Subjects.Lookup.class, "lookupAsksByOurReference", "whatWasApprovedIsFound"),
        Breakage.of("what is found is approved as asked", found(Questions::approved))
            .noticedBy(Subjects.Lookup.class, "whatWasApprovedIsFound")
            .noticedBy(
                Subjects.Bank.class,
                "lookupTellsWhatADebitHasComeTo",
                "returnIsADeclineWithTheBanksOwnCode"),
        Breakage.of("what is found is declined for any reason", found(Questions::declined))
            .noticedBy(Subjects.Lookup.class, "whatWasDeclinedIsFound")
            .noticedBy(Subjects.Bank.class, "returnIsADeclineWithTheBanksOwnCode"),
        Breakage.of(
                "more is looked up than declared",
                Twist.capabilities(Openings.doubt(Openings.HOPELESS)))
            .noticedBy(Subjects.Lookup.class, "whatCannotBeAskedAboutIsNotAskedAbout"),
        Breakage.of("a token is made up", tokens(_ -> new Token("made_up")))
            .noticedBy(Subjects.Tokenize.class, "tokenIsTheProcessorsOwn")
            .noticedBy(Subjects.Bank.class, "bankAccountIsTokenizedAndDebitedByItsToken"),
        Breakage.of("a token is printed", tokens(Questions::printed))
            .noticedBy(Subjects.Tokenize.class, "tokenIsNotPrinted"),
        Breakage.of("a refusal is for any reason", tokens(Questions::refused))
            .noticedBy(Subjects.Tokenize.class, "refusalCarriesTheReasonAndTheRawCode"),
        Breakage.of("a silence refuses the card", tokens(Questions::refusedBySilence))
            .noticedBy(
                Subjects.Tokenize.class,
                "brokenConnectionIsNoAnswer",
                "refusedConnectionIsNoAnswer",
                "silenceIsNoAnswer",
                "unreadableAnswerIsNoAnswer"));
  }

  private static Finding missing(Finding finding) {
    return finding instanceof Finding.Unanswered ? new NotFound() : finding;
  }

  private static Finding missingIf404(Finding finding) {
    return finding.equals(new Finding.Unanswered("http_404")) ? new NotFound() : finding;
  }

  private static Finding unanswered(Finding finding) {
    return finding instanceof NotFound ? new Finding.Unanswered("not_found") : finding;
  }

  private static Call.Lookup another(Call.Lookup call) {
    return new Call.Lookup(
        "A3333333333333B",
        call.operation(),
        call.rail(),
        call.amount(),
        call.processorReference(),
        call.of());
  }

  private static Twist found(UnaryOperator<Outcome> twist) {
    return Twist.finding(finding ->
        finding instanceof Found(var outcome) ? new Found(twist.apply(outcome)) : finding);
  }

  private static Outcome approved(Outcome outcome) {
    return new Approved("made_up", new Amount(1, "CAD"), Outcome.Evidence.NONE);
  }

  private static Outcome declined(Outcome outcome) {
    return outcome instanceof Declined ? new Declined(null, MADE_UP) : outcome;
  }

  private static Twist tokens(UnaryOperator<Tokenized> twist) {
    return Twist.tokenizing((_, tokenized) -> twist.apply(tokenized));
  }

  private static Tokenized printed(Tokenized tokenized) {
    return tokenized instanceof Token(var token) ? new Unanswered("kept " + token) : tokenized;
  }

  private static Tokenized refused(Tokenized tokenized) {
    return tokenized instanceof Refused ? new Refused(MADE_UP) : tokenized;
  }

  private static Tokenized refusedBySilence(Tokenized tokenized) {
    return tokenized instanceof Unanswered ? new Refused(MADE_UP) : tokenized;
  }
}
