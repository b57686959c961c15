package dev.acquit.vault.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.aead.KmsEnvelopeAead;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PrfSet;
import dev.acquit.vault.Kept;
import dev.acquit.vault.Secret;
import dev.acquit.vault.VaultReference;
import dev.acquit.vault.VaultUnavailableException;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * Encrypts each value with a data key of its own, and that key with the vault's. What is sealed
 * opens only for the same organization, reference and kind.
 */
final class Seal {

  /** What a row holds: the two never stand in for each other. */
  enum Kind {
    NUMBER,
    CODE
  }

  private final Aead envelope;
  private final PrfSet prf;
  private final String key;
  private final List<String> outdated;

  Seal(EmbeddedVaultKeys keys) {
    this.prf = keys.prf();
    this.key = KeyRotation.primary(keys);
    this.outdated = KeyRotation.outdated(keys);
    try {
      this.envelope = KmsEnvelopeAead.create(PredefinedAeadParameters.AES256_GCM, keys.aead());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JVM lacks AES-GCM", e);
    }
  }

  /** The id of the key that it seals under. */
  String key() {
    return key;
  }

  /** The ids of the keys that it opens with, and does not seal under any more. */
  List<String> outdated() {
    return outdated;
  }

  byte[] close(Kind kind, VaultReference reference, byte[] plain) {
    try {
      return envelope.encrypt(plain, context(kind, reference));
    } catch (GeneralSecurityException e) {
      throw new VaultUnavailableException("The vault could not encrypt", e);
    }
  }

  byte[] open(Kind kind, VaultReference reference, byte[] sealed) {
    try {
      return envelope.decrypt(sealed, context(kind, reference));
    } catch (GeneralSecurityException e) {
      throw new VaultUnavailableException("What the vault holds does not open", e);
    }
  }

  String fingerprint(Secret secret) {
    try {
      var digest = prf.computePrimary(secret.identity().getBytes(UTF_8), Kept.FINGERPRINT_BYTES);
      return Kept.fingerprintOf(digest);
    } catch (GeneralSecurityException e) {
      throw new VaultUnavailableException("The vault could not take a fingerprint", e);
    }
  }

  private static byte[] context(Kind kind, VaultReference reference) {
    return "acquit-vault/1/%s/%s/%s"
        .formatted(kind, reference.owner().organization(), reference.id())
        .getBytes(UTF_8);
  }
}
