package dev.acquit.gateway.payment;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.token.Token.Chargeable;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Port: methods that users keep. */
public interface SavedMethods {

  /** The method, if the caller may charge it; what it may not is not there. */
  Mono<Chargeable> chargeable(Caller caller, UUID method);
}
