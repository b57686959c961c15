package dev.acquit.gateway.payment;

import java.util.UUID;
import reactor.core.publisher.Mono;

/** Port: items on record, as those ask for them who have them written. Read the payment first. */
public interface Items {

  /**
   * The unfinished item about that payment, refund or dispute; empty if there is none.
   *
   * @param subject the id of what it is about
   */
  Mono<ActionItem> unfinished(UUID organization, UUID subject);

  /**
   * Changes one that is about no payment.
   *
   * @return false if it has changed since it was read
   */
  Mono<Boolean> change(ActionItem read, ItemChange change);
}
