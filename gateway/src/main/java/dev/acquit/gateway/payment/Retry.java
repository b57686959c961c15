package dev.acquit.gateway.payment;

import dev.acquit.gateway.money.Names;
import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;

/**
 * Whether the same method may be tried again later. Whether another account may take the charge now
 * is another question: {@link FailoverReasons}.
 */
public enum Retry {
  /** It may well work later, whoever tries it. */
  LATER,
  /** The payer had better ask the bank first; one more try, a day later, does no harm. */
  ASK_FIRST,
  /** Not with this method, as it is. */
  NEVER;

  /**
   * What a failure allows: its class does, and within it the advice, the network's own before ours.
   */
  public static Retry of(Failure failure) {
    return switch (failure.reason().category()) {
      case SOFT -> soft(failure.advice());
      case TECHNICAL -> failure.advice() == Decline.Advice.RETRY_LATER ? LATER : NEVER;
      case HARD, DATA, FRAUD, DO_NOT_RETRY -> NEVER;
    };
  }

  /** The same, of a reason and an advice as they stand on record. */
  public static Retry of(String reason, String advice) {
    var why = Names.parse(DeclineReason.class, reason);
    return of(new Failure(why, null, Names.parse(Decline.Advice.class, advice)));
  }

  private static Retry soft(Decline.Advice advice) {
    return switch (advice) {
      case RETRY_LATER -> LATER;
      case CONTACT_BANK -> ASK_FIRST;
      case CHANGE_METHOD, FIX_DATA, NONE -> NEVER;
    };
  }
}
