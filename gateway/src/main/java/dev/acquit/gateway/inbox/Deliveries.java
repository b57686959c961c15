package dev.acquit.gateway.inbox;

import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Port: what processors sent. */
public interface Deliveries {

  /**
   * Stores a delivery, to be applied after {@code grace}.
   *
   * @return false if that event is stored already
   */
  Mono<Boolean> add(Delivery delivery, Duration grace);

  /**
   * Takes what is due, of any organization: nobody else gets it for the length of the lease, and
   * after that somebody does.
   */
  Flux<Delivery> claim(int limit, Duration lease);

  /** It is applied. */
  Mono<Void> applied(Delivery delivery);

  /** Something in it fits nothing on record yet: it is tried again later. */
  Mono<Void> postpone(Delivery delivery, Duration pause);

  /** Something in it fits nothing on record, and is not tried again. */
  Mono<Void> unmatched(Delivery delivery);

  /** Deletes a batch of those that were done so long ago; tells how many. */
  Mono<Long> deleteOlderThan(Duration age, int batch);

  /** How much waits, and since when. */
  Mono<Backlog> backlog();

  /**
   * What waits to be applied.
   *
   * @param lag how long the oldest that is due has waited
   */
  record Backlog(long pending, Duration lag) {}
}
