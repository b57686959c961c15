package dev.acquit.simulator.acquirer;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.acquit.simulator.ledger.Operation;
import java.time.Duration;

/**
 * A change of the books, as the journal keeps it. Replayed in order, entries make the same books
 * again.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Entry.Operated.class, name = "operated"),
  @JsonSubTypes.Type(value = Entry.Settled.class, name = "settled"),
  @JsonSubTypes.Type(value = Entry.Saved.class, name = "saved"),
  @JsonSubTypes.Type(value = Entry.Subscribed.class, name = "subscribed"),
  @JsonSubTypes.Type(value = Entry.Advanced.class, name = "advanced")
})
sealed interface Entry {

  /** An operation was approved or declined. */
  record Operated(Operation operation) implements Entry {}

  /** A charge was batched: it can no longer be voided. */
  record Settled(String charge) implements Entry {}

  /** A card became a token. */
  record Saved(SavedCard card) implements Entry {}

  /** An account named an endpoint for its events. */
  record Subscribed(Endpoint endpoint) implements Entry {}

  /** The business clock was moved. */
  record Advanced(Duration step) implements Entry {}
}
