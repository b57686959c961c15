package dev.acquit.gateway.payment;

import dev.acquit.gateway.access.Caller;
import reactor.core.publisher.Mono;

/** Port: where a charge goes. */
public interface Routes {

  /** Its candidates; empty if no account in the caller's mode can take it. */
  Mono<Routed> of(Caller caller, Routable charge);
}
