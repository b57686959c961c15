package dev.acquit.simulator.books;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.acquit.simulator.ledger.Operation;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of the books, as the journal keeps it. Replayed in order, entries make the same books
 * again: so they say when they happened, by the business clock.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Entry.Operated.class, name = "operated"),
  @JsonSubTypes.Type(value = Entry.Validated.class, name = "validated"),
  @JsonSubTypes.Type(value = Entry.Settled.class, name = "settled"),
  @JsonSubTypes.Type(value = Entry.Returned.class, name = "returned"),
  @JsonSubTypes.Type(value = Entry.Reversed.class, name = "reversed"),
  @JsonSubTypes.Type(value = Entry.Refunded.class, name = "refunded"),
  @JsonSubTypes.Type(value = Entry.RefundFailed.class, name = "refund_failed"),
  @JsonSubTypes.Type(value = Entry.Disputed.class, name = "disputed"),
  @JsonSubTypes.Type(value = Entry.DisputeMoved.class, name = "dispute_moved"),
  @JsonSubTypes.Type(value = Entry.PaidOut.class, name = "paid_out"),
  @JsonSubTypes.Type(value = Entry.Saved.class, name = "saved"),
  @JsonSubTypes.Type(value = Entry.Subscribed.class, name = "subscribed"),
  @JsonSubTypes.Type(value = Entry.Advanced.class, name = "advanced")
})
public sealed interface Entry {

  /** An operation was approved or declined, or is on its way. */
  record Operated(Operation operation) implements Entry {}

  /** The payer said what micro-deposits came, and was right or not. */
  record Validated(String charge, boolean right, Instant at) implements Entry {}

  /**
   * The money of a charge cleared: it can no longer be voided.
   *
   * @param at null in the journals of simulators that paid nothing out
   */
  record Settled(String charge, @Nullable Instant at) implements Entry {}

  /** A bank returned a debit. */
  record Returned(String charge, String code, Instant at) implements Entry {}

  /** A return was taken back. */
  record Reversed(String charge, Instant at) implements Entry {}

  /** A refund that was on its way arrived. */
  record Refunded(String refund, Instant at) implements Entry {}

  /** A refund came back. */
  record RefundFailed(String refund, String code, Instant at) implements Entry {}

  /** A dispute was opened. */
  record Disputed(Dispute dispute, Instant at) implements Entry {}

  /** A dispute came to another stage. */
  record DisputeMoved(String dispute, Dispute.Stage stage, Instant at) implements Entry {}

  /** Money left for the merchant's bank. */
  record PaidOut(String account, Payout payout, Instant at) implements Entry {}

  /** A card or a bank account became a token. */
  record Saved(@JsonAlias("card") SavedMethod method) implements Entry {}

  /** An account named an endpoint for its events. */
  record Subscribed(Endpoint endpoint) implements Entry {}

  /** The business clock was moved. */
  record Advanced(Duration step) implements Entry {}
}
