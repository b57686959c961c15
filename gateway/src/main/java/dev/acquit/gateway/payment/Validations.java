package dev.acquit.gateway.payment;

import dev.acquit.gateway.access.Caller;
import reactor.core.publisher.Mono;

/** Port: which bank accounts were validated, by organization and mode. */
public interface Validations {

  /** What is known of the account of that fingerprint. */
  Mono<Validation> of(Caller caller, String fingerprint);
}
