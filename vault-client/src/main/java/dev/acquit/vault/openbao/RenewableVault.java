package dev.acquit.vault.openbao;

import dev.acquit.vault.Vault;
import reactor.core.publisher.Mono;

/** A vault whose login ends, unless whoever runs it sees to it now and then. */
public interface RenewableVault extends Vault {

  /**
   * Renews the login if the larger part of its time is over, or logs in; tells how often it did, 0
   * or 1. A login that nobody uses for long ends without it.
   */
  Mono<Long> renew();
}
