package dev.acquit.gateway.payment;

import reactor.core.publisher.Mono;

/** Port: the rules by which wallets keep what payments save. */
public interface Savings {

  /** How what has paid is kept; empty if it is not, because its user took it back meanwhile. */
  Mono<Kept> kept(Payment paid);
}
