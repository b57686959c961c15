package dev.acquit.vault;

/**
 * Stands for a secret. Not a secret itself: it says nothing to whoever has no vault.
 *
 * @param id unique in the owner's vault
 */
public record VaultReference(Owner owner, String id) {

  /** One that nobody has, and nobody guesses. */
  public static VaultReference next(Owner owner) {
    return new VaultReference(owner, ReferenceId.next());
  }
}
