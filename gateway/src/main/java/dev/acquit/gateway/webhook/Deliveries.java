package dev.acquit.gateway.webhook;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Query.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Port: which event goes, or went, to which endpoint. */
public interface Deliveries {

  /** A delivery that waits, with all that it takes to send it; empty if it waits no more. */
  Mono<Due> due(UUID organization, UUID delivery);

  /** Records a try, and what it makes of the delivery and its endpoint. */
  Mono<Void> tried(Due due, Attempt attempt, Status status);

  /** Ends one that cannot be sent. */
  Mono<Void> abandon(Due due);

  /** Of one event, each with its attempts, oldest first. */
  Flux<Delivery> ofEvent(Caller caller, UUID event);

  /** To one endpoint, each with its attempts; newest first, one more than the page's limit. */
  Flux<Delivery> ofEndpoint(Caller caller, UUID endpoint, @Nullable Status status, Page page);

  /**
   * Sends an event again.
   *
   * @param endpoint to this one; null is to all that ask for such events
   * @return to how many
   */
  Mono<Long> resend(Caller caller, UUID event, @Nullable UUID endpoint);

  /** Sends a batch of an endpoint's deliveries again that have ended. */
  Mono<Batch> resend(Caller caller, UUID endpoint, Range range, Batch last);

  /** Deletes a batch of those that are so old; tells how many. */
  Mono<Long> deleteOlderThan(Duration age, int batch);

  /** How far a delivery has come. */
  enum Status {
    PENDING,
    SUCCEEDED,
    FAILED
  }

  /** A delivery on record. */
  record Delivery(
      UUID id,
      boolean live,
      UUID endpoint,
      UUID event,
      String type,
      Status status,
      List<Attempt> attempts,
      Instant createdAt,
      @Nullable Instant endedAt) {}

  /**
   * One try.
   *
   * @param error why there was no answer, or why it was not taken; null where there is no more to
   *     say than its status
   */
  record Attempt(Instant at, @Nullable Integer statusCode, @Nullable String error, Duration took) {}

  /**
   * A delivery to be sent.
   *
   * @param round 0, and one more each time that somebody has it sent again: a try of another round
   *     decides nothing
   * @param tries how many of this round are on record
   * @param event null where it is too old to be known
   */
  record Due(UUID id, int round, int tries, Endpoint endpoint, Events.@Nullable Told event) {}

  /**
   * Which deliveries.
   *
   * @param succeeded those that arrived, too
   */
  record Range(Instant from, Instant to, boolean succeeded) {}

  /**
   * How many, and where the next ones begin.
   *
   * @param at when the last of them was made
   */
  record Batch(long count, Instant at, UUID last) {}
}
