package dev.acquit.vault;

/**
 * Stands for a secret. Not a secret itself: it says nothing to whoever has no vault.
 *
 * @param id unique in the owner's vault
 */
public record VaultReference(Owner owner, String id) {}
