package dev.acquit.simulator.acquirer;

import dev.acquit.simulator.bank.BankAccount;
import dev.acquit.simulator.books.Ids;
import dev.acquit.simulator.books.SavedMethod;
import dev.acquit.simulator.card.Card;
import dev.acquit.simulator.ledger.Fate;
import dev.acquit.simulator.ledger.Operation.Evidence;
import dev.acquit.simulator.ledger.Operation.Method;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Says yes or no to a charge of a card, and how the checks went; a bank says nothing at first. */
final class Issuer {

  private Issuer() {}

  /** What it says to a card that came with the request. */
  static Decision decide(Card card, YearMonth today) {
    var verdict = card.verdict();
    var code = declineCode(verdict.declineCode(), card.expires(), today);
    var avs = card.postalCode() == null ? "unavailable" : "match";
    var evidence = evidence(code, avs, cvcCheck(card, code));
    return new Decision(card.shown(), code, evidence, verdict.fate());
  }

  static Decision decide(BankAccount account) {
    return new Decision(account.shown(), null, null, account.fate());
  }

  /** What it says to what was saved: there is no security code to check. */
  static Decision decide(SavedMethod saved, YearMonth today) {
    if (saved.expires() == null) {
      return new Decision(saved.method(), null, null, saved.fate());
    }
    var code = declineCode(saved.declineCode(), saved.expires(), today);
    var evidence = evidence(code, "unavailable", "unavailable");
    return new Decision(saved.method(), code, evidence, saved.fate());
  }

  private static @Nullable String declineCode(
      @Nullable String verdict, YearMonth expires, YearMonth today) {
    return verdict == null && expires.isBefore(today) ? "expired_card" : verdict;
  }

  private static String cvcCheck(Card card, @Nullable String declineCode) {
    if (card.cvc() == null) {
      return "unavailable";
    }
    return "incorrect_cvc".equals(declineCode) ? "no_match" : "match";
  }

  private static Evidence evidence(@Nullable String declineCode, String avs, String cvc) {
    return declineCode == null
        ? new Evidence(Ids.letters(6), avs, cvc, Ids.letters(15))
        : new Evidence(null, avs, cvc, null);
  }

  /**
   * The answer.
   *
   * @param declineCode null for yes, and for a bank's silence
   * @param evidence null where nobody checked anything
   */
  record Decision(
      Method method,
      @Nullable String declineCode,
      @Nullable Evidence evidence,
      @Nullable Fate fate) {

    Decision declined(String code) {
      return new Decision(method, code, evidence, fate);
    }
  }
}
