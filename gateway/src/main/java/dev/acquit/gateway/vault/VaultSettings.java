package dev.acquit.gateway.vault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the embedded vault is opened. Prints no key.
 *
 * @param keyset what secrets are encrypted under, in Tink's JSON format ({@code
 *     ACQUIT_VAULT_KEYSET})
 * @param fingerprintKeyset what fingerprints are taken with ({@code
 *     ACQUIT_VAULT_FINGERPRINT_KEYSET})
 * @param keysFile for want of these two: the file that holds both, made when it is missing
 * @param timeLimit how long a call may take before the vault counts as unavailable
 * @param purgeEvery how often expired security codes are deleted
 * @param keysReadEvery how often the keys' file is read again
 * @param resealEvery how often what is sealed under older keys is sealed anew
 */
@ConfigurationProperties("acquit.vault")
record VaultSettings(
    @Nullable String keyset,
    @Nullable String fingerprintKeyset,
    @Nullable Path keysFile,
    @DefaultValue("5s") Duration timeLimit,
    @DefaultValue("1m") Duration purgeEvery,
    @DefaultValue("10s") Duration keysReadEvery,
    @DefaultValue("1m") Duration resealEvery) {

  VaultSettings {
    if (!Stream.of(timeLimit, purgeEvery, keysReadEvery, resealEvery)
        .allMatch(Duration::isPositive)) {
      throw new IllegalArgumentException("The durations of acquit.vault must be positive");
    }
  }

  /** Whether the keys are in the file, and not in the settings themselves. */
  boolean keysInFile() {
    return keysFile != null && (keyset == null || keyset.isBlank());
  }

  @Override
  public String toString() {
    return "VaultSettings[keysFile=" + keysFile + ", timeLimit=" + timeLimit + "]";
  }
}
