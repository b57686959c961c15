package dev.acquit.vault;

import java.util.Arrays;

/**
 * A secret that was kept.
 *
 * @param fingerprint keyed, 32 lower-case base32 characters
 */
public record Kept(VaultReference reference, String fingerprint) {

  /** How many bytes of a keyed digest a fingerprint shows: 32 characters of 5 bits. */
  public static final int FINGERPRINT_BYTES = 20;

  /** A keyed digest of at least that length, as a fingerprint. */
  public static String fingerprintOf(byte[] digest) {
    if (digest.length < FINGERPRINT_BYTES) {
      throw new IllegalArgumentException("A digest of " + digest.length + " bytes is too short");
    }
    return Base32.encode(Arrays.copyOf(digest, FINGERPRINT_BYTES));
  }
}
