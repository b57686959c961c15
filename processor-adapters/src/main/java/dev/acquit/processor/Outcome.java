package dev.acquit.processor;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a call. A decline is an outcome, not an error; doubt is a value of its own. Only
 * {@link NotAttempted} may go to another processor, and a technical decline where the merchant's
 * rules say so; {@link Unknown} may not.
 */
public sealed interface Outcome {

  /** The processor's own reference of the operation, where it gave one. */
  default @Nullable String processorReference() {
    return null;
  }

  /**
   * What an outcome of a second send says of the attempt: the first send may have worked, so that a
   * refusal of the second proves nothing. That it was seen before stays what it is.
   */
  default Outcome afterResend() {
    return switch (this) {
      case NotAttempted(var why, _) -> new Unknown(why);
      case Rejected(var rejection, var code) when rejection != Rejection.DUPLICATE ->
          new Unknown(Unknown.RESEND + code);
      default -> this;
    };
  }

  /**
   * Done.
   *
   * @param amount what was approved: less than asked is a partial approval
   */
  record Approved(String processorReference, Amount amount, Evidence evidence) implements Outcome {}

  /** Refused by the issuer or the processor's rules; nothing moved. */
  record Declined(@Nullable String processorReference, Decline decline) implements Outcome {}

  /** On its way, known days later: a bank debit, a refund that waits for its batch. */
  record Pending(String processorReference) implements Outcome {}

  /** The payer has to do something first. */
  record ActionRequired(String processorReference, NextAction action) implements Outcome {}

  /**
   * Refused before it reached an issuer. {@link Rejection#DUPLICATE} means seen before: ask by
   * lookup.
   */
  record Rejected(Rejection rejection, String processorCode) implements Outcome {}

  /**
   * Surely nothing happened, and this was the attempt's first send.
   *
   * @param retryAfter how long the processor asks to be left alone
   */
  record NotAttempted(String why, @Nullable Duration retryAfter) implements Outcome {

    public NotAttempted(String why) {
      this(why, null);
    }
  }

  /**
   * Silence, or an answer that cannot be read: money may have moved.
   *
   * @param processorReference where the processor gave one all the same: what there is to void
   */
  record Unknown(String why, @Nullable String processorReference) implements Outcome {

    static final String RESEND = "resend_";

    public Unknown(String why) {
      this(why, null);
    }

    /** Whether the processor answered all the same: only not what became of the first send. */
    public boolean isAnswered() {
      return why.startsWith(RESEND);
    }
  }

  /** Whose fault a rejection is. */
  enum Rejection {
    /** The request: a field that this processor does not take. */
    INVALID,
    /** The account: credentials, permissions, merchant set-up. Somebody must mend it. */
    CONFIG,
    /** The operation came too late or too early. */
    WRONG_STATE,
    /** The processor has seen this reference before. */
    DUPLICATE
  }

  /** How a check of the security code or the address went. */
  enum Check {
    MATCH,
    PARTIAL,
    NO_MATCH,
    UNAVAILABLE
  }

  /** What the issuer said beside yes; null where it said nothing. */
  record Evidence(
      @Nullable String authorizationCode,
      @Nullable Check avs,
      @Nullable Check cvc,
      @Nullable String networkTransactionId) {

    public static final Evidence NONE = new Evidence(null, null, null, null);
  }

  /** Where the payer goes, and until when. */
  record NextAction(String type, URI url, Instant expiresAt) {}
}
