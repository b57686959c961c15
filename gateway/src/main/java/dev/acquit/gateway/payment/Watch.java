package dev.acquit.gateway.payment;

import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payment.MethodUse.Stage;
import dev.acquit.gateway.payment.RetryLimit.Network;
import dev.acquit.processor.Call.Initiator;
import dev.acquit.processor.DeclineReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a charge counts where its instrument was declined before.
 *
 * @param instrument its fingerprint; where no number is known the saved method's id, and null where
 *     there is neither
 * @param binds whether limits bind it: a customer's own new charge counts, and is never refused
 * @param byMerchant whether the merchant starts it
 * @param limits of its network, now
 */
public record Watch(
    @Nullable String instrument, boolean binds, boolean byMerchant, List<RetryLimit> limits) {

  public Watch {
    limits = List.copyOf(limits);
  }

  /** What a new charge, or a retry, of that payment is held to. */
  static Watch of(Payment payment, boolean retry, List<RetryLimit> all) {
    var terms = payment.terms();
    var byMerchant = terms.initiator() == Initiator.MERCHANT;
    return new Watch(
        instrument(payment),
        retry || byMerchant,
        byMerchant,
        RetryLimit.binding(all, Network.of(terms.source()), payment.updatedAt()));
  }

  /** What is watched of a payment; null where it would not be known again. */
  public static @Nullable String instrument(Payment payment) {
    return instrument(payment.terms().source(), payment.method());
  }

  static @Nullable String instrument(Terms.Source source, @Nullable MethodUse use) {
    return switch (source) {
      case Terms.CardSource card -> card.fingerprint();
      case Terms.BankSource bank -> bank.fingerprint();
      case Terms.ProcessorSource _ -> method(use);
    };
  }

  private static @Nullable String method(@Nullable MethodUse use) {
    return use != null && use.stage() == Stage.PAYS
        ? IdKind.PAYMENT_METHOD.format(use.method())
        : null;
  }

  /** What is known of an attempt makes of its try. A bank's other returns are no tries to come. */
  public static Count count(Payment payment, Attempt attempt) {
    var failure = Failure.of(attempt);
    if (!attempt.isCharge()) {
      return Count.NONE;
    }
    if (failure != null && (attempt.status() == AttemptStatus.DECLINED || isReturned(attempt))) {
      return isCounted(attempt, failure) ? Count.DECLINED : Count.CLEARED;
    }
    return switch (attempt.status()) {
      case APPROVED, NOT_ATTEMPTED, NOT_FOUND, REJECTED -> Count.CLEARED;
      case SENT, UNKNOWN, PENDING, ACTION_REQUIRED, DECLINED -> Count.NONE;
    };
  }

  /** An issuer has refused a card; a bank had no funds for a debit. */
  private static boolean isCounted(Attempt attempt, Failure failure) {
    return attempt.isDebit()
        ? failure.reason() == DeclineReason.INSUFFICIENT_FUNDS
        : !Failure.EXPIRED.equals(failure);
  }

  private static boolean isReturned(Attempt attempt) {
    return attempt.clearing().isReturned();
  }

  /** What a decline forbids from now on; null for nothing. Banks say it of one debit alone. */
  public static @Nullable Block blocks(Payment payment, Attempt attempt) {
    var failure = Failure.of(attempt);
    if (failure == null || attempt.isDebit() || count(payment, attempt) != Count.DECLINED) {
      return null;
    }
    return switch (failure.reason()) {
      case DO_NOT_TRY_AGAIN -> Block.ALL;
      case STOP_PAYMENT -> Block.MERCHANT;
      default -> null;
    };
  }

  /**
   * Whether the customer has paid with it, and so lets the merchant charge it again if that was
   * later than what forbade it.
   */
  public static boolean lifts(Payment payment, Attempt attempt) {
    return payment.terms().initiator() == Initiator.CUSTOMER
        && attempt.isCharge()
        && attempt.status() == AttemptStatus.APPROVED;
  }

  /** Which charges of an instrument are refused. */
  public enum Block {
    ALL,
    /** What the merchant starts, until the customer pays with it again. */
    MERCHANT
  }

  /** What a settlement makes of a try. */
  public enum Count {
    /** It was declined: it counts, and begins the watch. */
    DECLINED,
    /** The issuer has approved it, or never saw it: it does not count any more. */
    CLEARED,
    /** Nothing is known yet, or it does not concern the networks. */
    NONE
  }
}
