package dev.acquit.simulator.acquirer;

import dev.acquit.simulator.card.Card;
import dev.acquit.simulator.ledger.Operation.Evidence;
import dev.acquit.simulator.ledger.Operation.Method;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Says yes or no to a charge, and how the checks went. */
final class Issuer {

  private Issuer() {}

  /** What it says to a card that came with the request. */
  static Decision decide(Card card, YearMonth today) {
    var code = declineCode(card.verdict().declineCode(), card.expires(), today);
    var avs = card.postalCode() == null ? "unavailable" : "match";
    return new Decision(card.shown(), code, evidence(code, avs, cvcCheck(card, code)));
  }

  /** What it says to a card that was saved: there is no security code to check. */
  static Decision decide(SavedCard card, YearMonth today) {
    var code = declineCode(card.declineCode(), card.expires(), today);
    return new Decision(card.method(), code, evidence(code, "unavailable", "unavailable"));
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
   * @param declineCode null for yes
   */
  record Decision(Method method, @Nullable String declineCode, Evidence evidence) {}
}
