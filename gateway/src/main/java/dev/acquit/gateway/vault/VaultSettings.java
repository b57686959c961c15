package dev.acquit.gateway.vault;

import dev.acquit.gateway.settings.Refusal;
import dev.acquit.gateway.settings.StartRefusedException;
import dev.acquit.vault.embedded.EmbeddedVaultKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which vault there is, and how it is opened. Prints no key.
 *
 * @param kind {@link #EMBEDDED} or {@link #OPENBAO}
 * @param keyset what the embedded one encrypts secrets under, in Tink's JSON format ({@code
 *     ACQUIT_VAULT_KEYSET})
 * @param fingerprintKeyset what it takes fingerprints with ({@code
 *     ACQUIT_VAULT_FINGERPRINT_KEYSET})
 * @param keysFile for want of these two: the file that holds both, made when it is missing
 * @param timeLimit how long a call may take before the vault counts as unavailable
 * @param purgeEvery how often expired security codes are deleted
 * @param keysReadEvery how often the keys' file is read again
 * @param resealEvery how often what is sealed under older keys is sealed anew
 * @param openbao where the other one is, and how the gateway gets in
 */
@ConfigurationProperties("acquit.vault")
record VaultSettings(
    @DefaultValue(EMBEDDED) String kind,
    @Nullable String keyset,
    @Nullable String fingerprintKeyset,
    @Nullable Path keysFile,
    @DefaultValue("5s") Duration timeLimit,
    @DefaultValue("1m") Duration purgeEvery,
    @DefaultValue("10s") Duration keysReadEvery,
    @DefaultValue("1m") Duration resealEvery,
    @Nullable OpenBaoVaultSettings openbao) {

  static final String KIND = "acquit.vault.kind";
  static final String EMBEDDED = "embedded";
  static final String OPENBAO = "openbao";

  private static final Set<String> KINDS = Set.of(EMBEDDED, OPENBAO);
  private static final String REMEDY =
      "Write a key set in Tink's JSON format, and keep it: without it nothing in the vault can be"
          + " read again. docs/configuration.md tells how to make one.";

  VaultSettings {
    if (!KINDS.contains(kind)) {
      throw new StartRefusedException(
          "ACQUIT_VAULT_KIND is no vault.",
          "Write embedded or openbao. Without it, it is " + EMBEDDED + ".");
    }
    keyset = blankToNull(keyset);
    fingerprintKeyset = blankToNull(fingerprintKeyset);
    if (kind.equals(EMBEDDED)
        && (keysFile == null || keyset != null || fingerprintKeyset != null)) {
      refuseFlawed(keyset, fingerprintKeyset);
    }
  }

  /** The keys, where they are not in the file. */
  Optional<EmbeddedVaultKeys> keys() {
    return keyset == null || fingerprintKeyset == null
        ? Optional.empty()
        : Optional.of(EmbeddedVaultKeys.parse(keyset, fingerprintKeyset));
  }

  private static void refuseFlawed(@Nullable String keyset, @Nullable String fingerprintKeyset) {
    var flaws = EmbeddedVaultKeys.flaws(keyset, fingerprintKeyset);
    if (!flaws.isEmpty()) {
      throw new StartRefusedException(
          flaws.stream().map(flaw -> new Refusal(flaw + ".", REMEDY)).toList());
    }
  }

  static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  /** Whether the keys are in the file, and not in the settings themselves. */
  boolean keysInFile() {
    return keysFile != null && keyset == null;
  }

  @Override
  public String toString() {
    return "VaultSettings[" + kind + ", keysFile=" + keysFile + ", timeLimit=" + timeLimit + "]";
  }
}
