package dev.acquit.gateway.payment;

import dev.acquit.gateway.payment.Terms.BankSource;
import dev.acquit.processor.DeclineReason;
import org.jspecify.annotations.Nullable;

/** Whether a processor found a bank account to be the payer's, as one organization knows it. */
public enum Validation {
  /** Nobody was asked. */
  NONE,
  /** It was asked for, and is not decided: the payer has to say which micro-deposits came. */
  PENDING,
  VALIDATED,
  FAILED;

  /** As a payment shows it. */
  public static Validation of(Payment payment) {
    if (!(payment.terms().source() instanceof BankSource bank) || bank.validation() == null) {
      return NONE;
    }
    var found = bank.validation() == PENDING ? found(payment.charge()) : bank.validation();
    return found == null ? PENDING : found;
  }

  /** What the charge itself has come to say of it; null where that is no news. */
  public static @Nullable Validation news(Payment payment) {
    return payment.terms().source() instanceof BankSource bank && bank.validation() == PENDING
        ? found(payment.charge())
        : null;
  }

  private static @Nullable Validation found(Attempt charge) {
    var failure = charge.result().failure();
    return switch (charge.status()) {
      case PENDING, APPROVED -> VALIDATED;
      case ACTION_REQUIRED -> PENDING;
      case DECLINED ->
          charge.clearing().returned() != null
              ? VALIDATED
              : failure != null && failure.reason() == DeclineReason.ACCOUNT_NOT_VALIDATED
                  ? FAILED
                  : null;
      case SENT, UNKNOWN, REJECTED, NOT_ATTEMPTED, NOT_FOUND -> null;
    };
  }
}
