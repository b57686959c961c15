package dev.acquit.gateway.vault;

import java.nio.file.Path;
import java.time.Duration;
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
 */
@ConfigurationProperties("acquit.vault")
record VaultSettings(
    @Nullable String keyset,
    @Nullable String fingerprintKeyset,
    @Nullable Path keysFile,
    @DefaultValue("5s") Duration timeLimit,
    @DefaultValue("1m") Duration purgeEvery) {

  VaultSettings {
    if (!timeLimit.isPositive() || !purgeEvery.isPositive()) {
      throw new IllegalArgumentException(
          "acquit.vault.time-limit and purge-every must be positive");
    }
  }

  @Override
  public String toString() {
    return "VaultSettings[keysFile=" + keysFile + ", timeLimit=" + timeLimit + "]";
  }
}
