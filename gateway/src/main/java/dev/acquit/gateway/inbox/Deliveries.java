package dev.acquit.gateway.inbox;

import dev.acquit.gateway.payment.ItemChange;
import dev.acquit.gateway.work.Job;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Port: what processors sent. */
public interface Deliveries {

  /**
   * Stores a delivery, with a job in the queue {@code inbox} that is due after {@code grace}.
   *
   * @return false if that event is stored already
   */
  Mono<Boolean> add(Delivery delivery, Duration grace);

  /**
   * What was stored, where it is not applied yet.
   *
   * @param jobs of one taking
   */
  Flux<Delivery> waiting(List<Job> jobs);

  /**
   * They are applied, and their jobs done; but the jobs that somebody else has taken since.
   *
   * @param jobs of one taking
   */
  Mono<Void> applied(List<Job> jobs);

  /**
   * Something in it fits nothing on record; not tried again, unless its job is revived.
   *
   * @param item which is about it
   */
  Mono<Void> unmatched(Delivery delivery, ItemChange item);

  /** Deletes a batch of those that were done so long ago; tells how many. */
  Mono<Long> deleteOlderThan(Duration age, int batch);
}
