package dev.acquit.gateway.payment;

import dev.acquit.gateway.access.Caller;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Rail;
import reactor.core.publisher.Mono;

/** Port: where a charge goes. */
public interface Routes {

  /** The first account that can do it; empty if there is none in the caller's mode. */
  Mono<Route> first(Caller caller, Rail rail, Operation operation);
}
