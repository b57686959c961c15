package dev.acquit.vault;

/**
 * A secret that was kept.
 *
 * @param fingerprint keyed, 32 lower-case base32 characters
 */
public record Kept(VaultReference reference, String fingerprint) {}
