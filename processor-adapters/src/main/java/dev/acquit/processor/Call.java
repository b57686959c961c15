package dev.acquit.processor;

import org.jspecify.annotations.Nullable;

/** One call of one attempt. */
public sealed interface Call {

  /**
   * Our reference of the attempt, unique per account: a letter and 14 base32 characters. It is the
   * idempotency key where the processor has one, and what a lookup asks by.
   */
  String reference();

  /**
   * Who asked for a charge: it decides the stored-credential flags, and a merchant's carries no
   * security code.
   */
  enum Initiator {
    CUSTOMER,
    MERCHANT
  }

  /**
   * A charge, or an authorization.
   *
   * @param merchantReference the shop's own, such as an invoice number
   * @param firstSend whether this attempt was never sent before; only then can it be {@link
   *     Outcome.NotAttempted}
   */
  record Charge(
      String reference,
      Amount amount,
      Instrument instrument,
      Initiator initiator,
      @Nullable String merchantReference,
      @Nullable String description,
      boolean firstSend)
      implements Call {}

  /** Takes {@code amount} of what {@code processorReference} holds. */
  record Capture(
      String reference,
      String processorReference,
      Amount amount,
      @Nullable String merchantReference,
      boolean firstSend)
      implements Call {}

  /** Voids what {@code processorReference} holds or took. */
  record Cancel(
      String reference,
      String processorReference,
      Amount amount,
      @Nullable String merchantReference,
      boolean firstSend)
      implements Call {}

  /** Gives back {@code amount} of what {@code processorReference} took. */
  record Refund(
      String reference,
      String processorReference,
      Amount amount,
      @Nullable String merchantReference,
      boolean firstSend)
      implements Call {}

  /** Asks what became of {@code reference}. */
  record Lookup(String reference, Operation operation) implements Call {}
}
