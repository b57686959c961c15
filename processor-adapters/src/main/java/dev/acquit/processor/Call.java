package dev.acquit.processor;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One call of one attempt. */
public sealed interface Call {

  /**
   * Our reference of the attempt, unique per account: a letter and 14 base32 characters. It is the
   * idempotency key where the processor has one, and what a lookup asks by.
   */
  String reference();

  /** A call that moves or holds money. */
  sealed interface Money extends Call {

    Amount amount();

    /**
     * Whether this attempt was never sent before; only then can it be {@link Outcome.NotAttempted}.
     */
    boolean firstSend();
  }

  /** Who asked for a charge; a merchant's carries no security code. */
  enum Initiator {
    CUSTOMER,
    MERCHANT
  }

  /**
   * A charge, an authorization, or a verification for nothing.
   *
   * @param storedCredential how the method is, or will be, used again; null for once
   * @param validate whether the account is to be validated first, where {@link
   *     Capabilities#validates} says that it can be
   */
  record Charge(
      String reference,
      Amount amount,
      Instrument instrument,
      Initiator initiator,
      @Nullable StoredCredential storedCredential,
      Order order,
      Payer payer,
      boolean validate,
      boolean firstSend)
      implements Money {

    /** One that has no account validated. */
    public Charge(
        String reference,
        Amount amount,
        Instrument instrument,
        Initiator initiator,
        @Nullable StoredCredential storedCredential,
        Order order,
        Payer payer,
        boolean firstSend) {
      this(
          reference,
          amount,
          instrument,
          initiator,
          storedCredential,
          order,
          payer,
          false,
          firstSend);
    }

    /** The same, of an account that is to be validated before its first debit, or not. */
    public Charge validating(boolean wanted) {
      return new Charge(
          reference,
          amount,
          instrument,
          initiator,
          storedCredential,
          order,
          payer,
          wanted,
          firstSend);
    }
  }

  /**
   * What the networks want to know of a method that is kept.
   *
   * @param initial whether this is the charge at which the payer agreed to its being kept
   * @param networkTransactionId the network's own of that charge, where it is known
   */
  record StoredCredential(Use use, boolean initial, @Nullable String networkTransactionId) {

    /** What it is kept for. */
    public enum Use {
      UNSCHEDULED,
      RECURRING,
      INSTALLMENT
    }
  }

  /**
   * What is paid for.
   *
   * @param merchantReference the shop's own, such as an invoice number
   * @param statementDescriptor how it shall show on the payer's statement
   * @param returnUrl where the payer comes back to, if there is something to do elsewhere first
   */
  record Order(
      @Nullable String merchantReference,
      @Nullable String description,
      @Nullable String statementDescriptor,
      @Nullable URI returnUrl) {

    /** One of which only the shop's reference is known. */
    public static Order of(@Nullable String merchantReference) {
      return new Order(merchantReference, null, null, null);
    }
  }

  /** Who pays, as far as the shop told. */
  record Payer(
      @Nullable String name,
      @Nullable String email,
      @Nullable String ip,
      @Nullable String userAgent) {

    public static final Payer UNKNOWN = new Payer(null, null, null, null);

    @Override
    public String toString() {
      return "Payer[****]";
    }
  }

  /**
   * The charge that a call changes.
   *
   * @param reference ours
   * @param processorReference the processor's own; null where it is to be found by ours, which only
   *     a void may ask
   * @param captureReference the processor's own of the capture; null where the charge took the
   *     money itself
   */
  record Original(
      Rail rail,
      String reference,
      @Nullable String processorReference,
      @Nullable String captureReference,
      Amount amount) {

    /** The processor's own reference of the charge, where nothing is done without it. */
    public String known() {
      if (processorReference == null) {
        throw new IllegalStateException("The processor's reference of the charge is not known");
      }
      return processorReference;
    }
  }

  /** Takes {@code amount} of what was held. */
  record Capture(String reference, Original of, Amount amount, Order order, boolean firstSend)
      implements Money {}

  /** Voids what was held or taken. */
  record Cancel(String reference, Original of, Amount amount, Order order, boolean firstSend)
      implements Money {}

  /** Gives back {@code amount} of what was taken. */
  record Refund(String reference, Original of, Amount amount, Order order, boolean firstSend)
      implements Money {}

  /**
   * Goes on with a charge for which the payer had to do something.
   *
   * @param operation what the charge was
   * @param processorReference what {@link Outcome.ActionRequired} gave
   * @param returned what the payer's browser brought back, by name
   */
  record Resume(
      String reference,
      Operation operation,
      String processorReference,
      Amount amount,
      Order order,
      Map<String, String> returned,
      boolean firstSend)
      implements Money {

    public Resume {
      returned = Map.copyOf(returned);
    }

    @Override
    public String toString() {
      return "Resume[" + reference + "]";
    }
  }

  /**
   * Asks what became of an operation.
   *
   * @param rail that it was on
   * @param amount that was asked for
   * @param processorReference the processor's own, where it is known
   * @param of what it changed; null for a charge
   */
  record Lookup(
      String reference,
      Operation operation,
      Rail rail,
      Amount amount,
      @Nullable String processorReference,
      @Nullable Original of)
      implements Call {}
}
