package dev.acquit.gateway.payment;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.journal.Act;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Port: refunds on record. Every write is one atomic statement with its event. */
public interface Refunds {

  /**
   * Reserves the amount and records the refund, its attempt, its key and its event.
   *
   * @return false if the payment does not allow it; an error {@link Payments.KeyKnown} if the key
   *     is on record
   */
  Mono<Boolean> reserve(Refund refund, Attempt attempt, IdempotencyKey key, Event event, Act act);

  /**
   * Reserves the amount of a failed refund again, and records a new attempt of it, its key, its
   * event, and what becomes of the item about it.
   *
   * @return false if the payment has changed since it was read; an error {@link Payments.KeyKnown}
   *     if the key is on record
   */
  Mono<Boolean> begin(Again again, IdempotencyKey key, Event event);

  Mono<Refund> find(UUID organization, boolean live, UUID id);

  /** Newest first; a payment has few. */
  Flux<Refund> of(Caller caller, UUID payment);

  /**
   * A refund that is tried again.
   *
   * @param read the payment as it was when this was decided
   * @param refund as it will be
   * @param act what the journal tells of it
   */
  record Again(Payment read, Refund refund, Attempt attempt, List<ItemChange> items, Act act) {}
}
