package dev.acquit.gateway.vault;

import dev.acquit.gateway.settings.StartRefusedException;
import dev.acquit.vault.embedded.EmbeddedVaultKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** Finds the vault's keys: in the settings, or else in a file. */
final class VaultKeys {

  private VaultKeys() {}

  /**
   * The keys, made if their file is missing: unless the vault is {@code taken} by keys that must be
   * somewhere else.
   */
  static EmbeddedVaultKeys find(VaultSettings settings, BooleanSupplier taken) {
    return settings
        .keys()
        .orElseGet(() -> inFile(Objects.requireNonNull(settings.keysFile()), taken));
  }

  private static EmbeddedVaultKeys inFile(Path named, BooleanSupplier taken) {
    var file = named.toAbsolutePath();
    try {
      if (!Files.exists(file) && taken.getAsBoolean()) {
        throw missing(file);
      }
      return KeysFile.at(file).readOrMake();
    } catch (IllegalArgumentException e) { // repeats nothing of the keys
      throw refused("The vault's keys in " + file + " cannot be used: " + e.getMessage() + ".");
    } catch (IOException _) {
      throw refused("The vault's keys in " + file + " can be neither read nor made.");
    }
  }

  private static StartRefusedException missing(Path file) {
    return new StartRefusedException(
        "The vault's keys are not in " + file + ", but the database holds what they sealed.",
        "Put the file back: nothing in the vault can be read without it. If it is lost, begin with"
            + " an empty database.");
  }

  private static StartRefusedException refused(String why) {
    return new StartRefusedException(
        why,
        "Name a file with ACQUIT_VAULT_KEYS_FILE that only the gateway can read. It is made when it"
            + " is missing, and holds two lines: ACQUIT_VAULT_KEYSET=... and"
            + " ACQUIT_VAULT_FINGERPRINT_KEYSET=...");
  }
}
