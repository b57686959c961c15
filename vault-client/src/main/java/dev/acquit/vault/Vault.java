package dev.acquit.vault;

import reactor.core.publisher.Mono;

/**
 * Keeps numbers and gives references for them. Every failure is a {@link
 * VaultUnavailableException}: a charge that needs a secret then fails closed.
 */
public interface Vault {

  /**
   * Keeps a secret under a new reference.
   *
   * @return the reference and the keyed fingerprint: the same number has the same fingerprint in
   *     one installation, and nobody without the key can tell the number from it
   */
  Mono<Kept> keep(Owner owner, Secret secret);

  /** The fingerprint that {@link #keep} would give; nothing is kept. */
  Mono<String> fingerprint(Secret secret);

  /** The secret, without a security code; empty once it is forgotten. */
  Mono<Secret> reveal(VaultReference reference);

  /**
   * Reads the security code and deletes it, in one step; empty when there is none, it was taken, or
   * its 15 minutes are over. Two callers never both get it.
   */
  Mono<SecurityCode> takeSecurityCode(VaultReference reference);

  /** Deletes the security code unread, for a charge that must not carry one. */
  Mono<Void> dropSecurityCode(VaultReference reference);

  /** Deletes the secret for good. Forgetting twice is the same as once. */
  Mono<Void> forget(VaultReference reference);

  /** Whether real card numbers may be kept here. */
  boolean production();
}
