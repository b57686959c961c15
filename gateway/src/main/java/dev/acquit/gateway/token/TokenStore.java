package dev.acquit.gateway.token;

import dev.acquit.gateway.access.Caller;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Port: tokens on record. */
public interface TokenStore {

  Mono<Void> add(Token token);

  /** The caller's token; another organization's, or another mode's, does not exist. */
  Mono<Token> find(Caller caller, UUID id);
}
