package dev.acquit.gateway.payment.processing.guard;

import reactor.core.publisher.Mono;

/** Asks a processor something that changes nothing. */
public interface Probe {

  /** Whether it answered; never an error, and never empty. */
  Mono<Boolean> answers(Guarded guarded);
}
