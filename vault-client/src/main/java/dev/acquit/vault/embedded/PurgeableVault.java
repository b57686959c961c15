package dev.acquit.vault.embedded;

import dev.acquit.vault.Vault;
import reactor.core.publisher.Mono;

/** A vault that leaves its upkeep to whoever runs it. */
public interface PurgeableVault extends Vault {

  /** Deletes the security codes whose time is over, taken or not, and tells how many there were. */
  Mono<Long> purge();

  /**
   * Seals anew what was sealed under keys that are older than the one in use, and tells how much it
   * was. Any number of gateways may do so at once.
   */
  Mono<Long> reseal();
}
