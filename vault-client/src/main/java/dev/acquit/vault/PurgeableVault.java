package dev.acquit.vault;

import reactor.core.publisher.Mono;

/** A vault that leaves the deletion of expired security codes to whoever runs it. */
public interface PurgeableVault extends Vault {

  /** Deletes the security codes whose time is over, taken or not, and tells how many there were. */
  Mono<Long> purge();
}
