package dev.acquit.gateway.payment;

import java.time.Instant;
import reactor.core.publisher.Mono;

/** Port: when a charge that failed is tried again by itself. */
public interface RetryPlan {

  /**
   * Not before the network has said; empty if it is not tried again.
   *
   * @param failed whose {@link Retrying#made} tells how many steps were taken
   */
  Mono<Instant> next(Payment failed, Failure why, Instant now);

  /** Whether its organization has charges tried again by themselves, now. */
  Mono<Boolean> isOn(Payment payment);
}
