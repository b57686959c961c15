package dev.acquit.processor;

/**
 * Why a call was declined.
 *
 * @param processorCode the raw code, kept as it came, also where no reason is mapped to it
 * @param advice what to do; a network's own advice wins over the reason's
 */
public record Decline(DeclineReason reason, String processorCode, Advice advice) {

  public Decline(DeclineReason reason, String processorCode) {
    this(reason, processorCode, reason.advice());
  }

  /**
   * What the reason's class allows; {@link Category#DO_NOT_RETRY} wherever the advice of the
   * network says so.
   */
  public enum Category {
    /** The same method may work later. */
    SOFT,
    /** The same method will not work again. */
    HARD,
    /** The payer mends what was entered, or proves who they are. */
    DATA,
    /** Somebody should look; the payer hears a generic sentence. */
    FRAUD,
    /** The issuer or the payer forbade it. */
    DO_NOT_RETRY,
    /** A machine was at fault, not the payer. */
    TECHNICAL
  }

  /** The next step for whoever reads it. */
  public enum Advice {
    RETRY_LATER,
    CHANGE_METHOD,
    FIX_DATA,
    CONTACT_BANK,
    NONE
  }
}
