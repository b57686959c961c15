package dev.acquit.vault.embedded;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What may be done to the encryption keys of a vault that is at work. Newer keys stand behind older
 * ones; one of them, the primary, seals, and all of them open. A key is named by its id, eight
 * hexadecimal digits that are no secret.
 */
public final class KeyRotation {

  private KeyRotation() {}

  /** With one more key, the newest, which seals nothing yet. */
  public static EmbeddedVaultKeys added(EmbeddedVaultKeys keys) {
    var fresh =
        KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
            .withRandomId();
    return built(keys, KeysetHandle.newBuilder(keys.encryption()).addEntry(fresh));
  }

  /** The newest key seals from now on. */
  public static EmbeddedVaultKeys promoted(EmbeddedVaultKeys keys) {
    var builder = KeysetHandle.newBuilder(keys.encryption());
    builder.getAt(builder.size() - 1).makePrimary();
    return built(keys, builder);
  }

  /** Without the keys that are {@link #outdated}: what they sealed does not open with the rest. */
  public static EmbeddedVaultKeys retired(EmbeddedVaultKeys keys) {
    var builder = KeysetHandle.newBuilder(keys.encryption());
    outdated(keys).forEach(_ -> builder.deleteAt(0));
    return built(keys, builder);
  }

  /** The ids of the keys that are older than the primary. */
  public static List<String> outdated(EmbeddedVaultKeys keys) {
    var ids = ids(keys);
    return ids.subList(0, ids.indexOf(primary(keys)));
  }

  /** The id of the key that seals. */
  public static String primary(EmbeddedVaultKeys keys) {
    return id(keys.encryption().getPrimary());
  }

  /** The ids of all keys, the oldest first. */
  public static List<String> ids(EmbeddedVaultKeys keys) {
    var handle = keys.encryption();
    return IntStream.range(0, handle.size()).mapToObj(at -> id(handle.getAt(at))).toList();
  }

  private static String id(KeysetHandle.Entry entry) {
    if (entry.getKey().getIdRequirementOrNull() == null) {
      throw new IllegalArgumentException(
          "ACQUIT_VAULT_KEYSET has a key that leaves no id in what it seals");
    }
    return HexFormat.of().toHexDigits(entry.getId());
  }

  private static EmbeddedVaultKeys built(EmbeddedVaultKeys keys, KeysetHandle.Builder builder) {
    try {
      return keys.encryptingUnder(builder.build());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A key set could not be made", e);
    }
  }
}
