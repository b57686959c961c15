package dev.acquit.gateway.payment;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.IdempotencyKey;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
  Mono<Boolean> reserve(Refund refund, Attempt attempt, IdempotencyKey key, Event event);

  /**
   * Records what a refund's attempt came to, and settles its reservation.
   *
   * @return false if the refund has changed since it was read: then nothing is recorded
   */
  Mono<Boolean> settle(Settling settling);

  Mono<Refund> find(UUID organization, boolean live, UUID id);

  /** Newest first; a payment has few. */
  Flux<Refund> of(Caller caller, UUID payment);

  /**
   * One settlement.
   *
   * @param known the attempt's status when this was decided
   * @param answerStatus of what whoever asked will be told; null while the outcome is unknown
   * @param data the resource: the answer's body, and the event's
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Settling(
      Refund read,
      Refund after,
      Attempt attempt,
      AttemptStatus known,
      @Nullable Integer answerStatus,
      byte[] data,
      Event event) {}
}
