package dev.acquit.gateway.vault;

import dev.acquit.gateway.work.Periodic;
import dev.acquit.vault.embedded.EmbeddedVaultKeys;
import dev.acquit.vault.embedded.Keyring;
import dev.acquit.vault.embedded.PurgeableVault;
import dev.acquit.vault.embedded.Vaults;
import io.r2dbc.spi.ConnectionFactory;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The embedded vault, on the gateway's own connections, in a schema of its own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(
    name = VaultSettings.KIND,
    havingValue = VaultSettings.EMBEDDED,
    matchIfMissing = true)
class EmbeddedVaultConfiguration {

  @Bean
  Keyring vaultKeyring(VaultSettings settings, FlywayConnectionDetails database) {
    VaultSchema.migrate(database);
    var proof = new VaultProof(database);
    var keys = VaultKeys.find(settings, proof::isGiven);
    proof.hold(keys);
    return keyring(settings, keys);
  }

  /** Those of the environment stay what they are until the next start. */
  private static Keyring keyring(VaultSettings settings, EmbeddedVaultKeys keys) {
    return settings.keysInFile()
        ? new Keyring(keys, KeysFile.at(Objects.requireNonNull(settings.keysFile()))::text)
        : Keyring.fixed(keys);
  }

  @Bean
  PurgeableVault vault(
      Keyring vaultKeyring, VaultSettings settings, ConnectionFactory connections) {
    return Vaults.embedded(connections, vaultKeyring, settings.timeLimit());
  }

  @Bean
  Periodic vaultPurge(PurgeableVault vault, VaultSettings settings) {
    return new Periodic("Expired security codes deleted", settings.purgeEvery(), vault.purge());
  }

  @Bean
  Periodic vaultKeysReading(Keyring vaultKeyring, VaultSettings settings) {
    return new Periodic("Vault keys changed", settings.keysReadEvery(), vaultKeyring.reread());
  }

  @Bean
  Periodic vaultResealing(PurgeableVault vault, VaultSettings settings) {
    return new Periodic("Values sealed anew", settings.resealEvery(), vault.reseal());
  }
}
