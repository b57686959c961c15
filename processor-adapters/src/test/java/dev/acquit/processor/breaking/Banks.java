package dev.acquit.processor.breaking;

import dev.acquit.processor.Call;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.Evidence;
import dev.acquit.processor.Outcome.NotAttempted;
import dev.acquit.processor.Outcome.Pending;
import dev.acquit.processor.Outcome.Unknown;
import java.util.List;

/** Bank debits that are taken for something else. */
final class Banks {

  private Banks() {}

  static List<Breakage> all() {
    return List.of(
        Breakage.of("a debit is done at once", Answers.on(Pending.class, Banks::done))
            .noticedBy(
                Subjects.Bank.class,
                "debitIsPendingUnderTheProcessorsReference",
                "refundOfADebitIsPending",
                "bankAccountIsTokenizedAndDebitedByItsToken"),
        Breakage.of(
                "a silence never was a debit",
                Answers.on(Unknown.class, (_, silence) -> new NotAttempted(silence.why())))
            .noticedBy(Subjects.Bank.class, "silenceLeavesADebitUnknown"),
        Breakage.of("no account is validated", Twist.asking(Banks::unvalidated))
            .noticedBy(Subjects.Bank.class, "accountIsValidatedWhereThatIsDeclaredAndAsked"),
        Breakage.of(
                "an account that is not validated is any decline",
                Answers.on(Declined.class, (_, _) -> new Declined(null, Questions.MADE_UP)))
            .noticedBy(Subjects.Bank.class, "accountThatIsNotValidatedIsADeclineThatSaysSo"),
        Breakage.of("an account number is printed", Answers.on(Unknown.class, Banks::printing))
            .noticedBy(Subjects.Bank.class, "noAccountNumberIsPrintedWhateverComesBack"));
  }

  private static Call.Money unvalidated(Call.Money call) {
    return call instanceof Call.Charge charge ? charge.validating(false) : call;
  }

  private static Outcome done(Call.Money call, Pending pending) {
    return new Approved(pending.processorReference(), call.amount(), Evidence.NONE);
  }

  private static Outcome printing(Call.Money call, Unknown silence) {
    return call instanceof Call.Charge charge
            && charge.instrument() instanceof Instrument.BankAccount bank
        ? new Unknown(silence.why() + " for " + bank.accountNumber())
        : silence;
  }
}
