package dev.acquit.gateway.token;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.mandate.MandateEvent;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Port: tokens on record. */
public interface TokenStore {

  /**
   * Records a token, and its mandate.
   *
   * @param told of the mandate; null where there is none
   */
  Mono<Void> add(Token token, @Nullable MandateEvent told);

  /** Tokens of any organization that cannot pay any more, since that long. */
  Flux<Token> spent(Duration since, int limit);

  /** Forgets a token; twice is the same as once. */
  Mono<Void> delete(Token token);

  /** The caller's token; another organization's, or another mode's, does not exist. */
  Mono<Token> find(Caller caller, UUID id);
}
