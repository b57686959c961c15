package dev.acquit.gateway.vault;

import dev.acquit.gateway.database.StartRefusedException;
import dev.acquit.vault.embedded.EmbeddedVaultKeys;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Finds the vault's keys: in the settings, or else in a file. Without any it refuses to start,
 * rather than make some up.
 */
final class VaultKeys {

  private static final String REMEDY =
      "Set ACQUIT_VAULT_KEYSET and ACQUIT_VAULT_FINGERPRINT_KEYSET to key sets in Tink's JSON"
          + " format, or acquit.vault.keys-file to a file that only the gateway can read: it is"
          + " made when it is missing. Without its keys nothing in a vault can be read again.";

  private VaultKeys() {}

  static EmbeddedVaultKeys find(VaultSettings settings) {
    var encryption = blankToNull(settings.keyset());
    var fingerprint = blankToNull(settings.fingerprintKeyset());
    try {
      if (encryption != null && fingerprint != null) {
        return EmbeddedVaultKeys.parse(encryption, fingerprint);
      }
      if (encryption != null || fingerprint != null) {
        throw refused("The vault has one of its two key sets only.");
      }
      if (settings.keysFile() == null) {
        throw refused("The vault has no keys.");
      }
      return inFile(settings.keysFile().toAbsolutePath());
    } catch (IllegalArgumentException e) { // repeats nothing of the keys
      throw refused("The vault's keys cannot be used: " + e.getMessage() + ".");
    }
  }

  private static EmbeddedVaultKeys inFile(Path file) {
    try {
      return KeysFile.at(file).readOrMake();
    } catch (IOException _) {
      throw refused("The vault's keys in " + file + " can be neither read nor made.");
    }
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  private static StartRefusedException refused(String why) {
    return new StartRefusedException(why, REMEDY);
  }
}
