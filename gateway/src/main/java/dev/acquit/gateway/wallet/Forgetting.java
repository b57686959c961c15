package dev.acquit.gateway.wallet;

import dev.acquit.gateway.token.TokenService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Has the vault forget deleted methods. The row says what is left to forget, so that nothing is
 * lost when the vault does not answer or a gateway dies. A charge that is on record holds its
 * number already: it needs no vault.
 */
@Component
class Forgetting {

  private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

  private final TokenService tokens;
  private final Wallets wallets;

  Forgetting(TokenService tokens, Wallets wallets) {
    this.tokens = tokens;
    this.wallets = wallets;
  }

  /**
   * Now, if the vault answers; else it is left to {@link #batch}. What a payment still saves is not
   * forgotten.
   */
  Mono<Void> atOnce(PaymentMethod deleted) {
    return wallets
        .toForget(deleted.id())
        .flatMap(this::forget)
        .onErrorResume(failure -> {
          LOG.warn("A number is still to be forgotten: {}", failure.toString());
          return Mono.empty();
        });
  }

  /** So many that were left; tells how many. */
  Mono<Long> batch(int limit) {
    return wallets
        .toForget(limit)
        .collectList()
        .flatMapIterable(left -> left)
        .concatMap(left -> forget(left).thenReturn(left))
        .count();
  }

  private Mono<Void> forget(PaymentMethod deleted) {
    var vault = deleted.vault();
    return vault == null ? Mono.empty() : tokens.forget(vault).then(wallets.forgotten(deleted));
  }
}
