package dev.acquit.gateway.mandate;

import dev.acquit.gateway.money.Money;
import dev.acquit.processor.Call.Initiator;
import dev.acquit.processor.Instrument.Mandate.Use;
import dev.acquit.processor.Rail;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Which debits wait for a notice. Rule H1 of Payments Canada wants one before the first debit of a
 * fixed amount and whenever it changes, and before each debit of a variable amount, unless the
 * payor asked for the debit. Regulation E (12 CFR 1005.10(d)) wants one of a consumer's debits in
 * the United States where the amount is not the agreed one.
 */
final class NoticeRule {

  private NoticeRule() {}

  /** Whether a debit under it waits for anything. */
  static boolean binds(Mandate mandate, Initiator initiator) {
    var agreement = mandate.agreement();
    return initiator == Initiator.MERCHANT && agreement.isRecurring() && agreement.noticeDays() > 0;
  }

  /**
   * From which day the agreement itself, with its confirmation, is notice enough of that amount;
   * empty where it is not.
   */
  static Optional<LocalDate> agreedFrom(Mandate mandate, Money money) {
    var agreement = mandate.agreement();
    if (agreement.use() != Use.RECURRING_FIXED || !isAgreed(agreement, money)) {
      return Optional.empty();
    }
    if (agreement.rail() != Rail.EFT) {
      return Optional.of(Mandate.day(agreement.acceptedAt()));
    }
    return Optional.ofNullable(mandate.standing().confirmationSentAt())
        .map(sent -> Mandate.day(sent).plusDays(agreement.noticeDays()));
  }

  /** An amount that we were not told is somebody's to tell the payor, on EFT. */
  private static boolean isAgreed(Mandate.Agreement agreement, Money money) {
    var agreed = agreement.amount();
    return agreed == null
        ? agreement.rail() != Rail.EFT
        : agreed.currency().equals(money.currency()) && money.minor() <= agreed.minor();
  }

  /** Whether a notice allows one debit only. */
  static boolean isForOne(Mandate mandate) {
    return mandate.use() == Use.RECURRING_VARIABLE;
  }
}
