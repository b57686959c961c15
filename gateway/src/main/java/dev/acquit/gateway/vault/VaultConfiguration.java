package dev.acquit.gateway.vault;

import dev.acquit.gateway.work.Periodic;
import dev.acquit.vault.PurgeableVault;
import dev.acquit.vault.Vaults;
import io.r2dbc.spi.ConnectionFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The vault, on the gateway's own connections, in a schema of its own. */
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {

  @Bean
  PurgeableVault vault(
      VaultSettings settings, FlywayConnectionDetails database, ConnectionFactory connections) {
    VaultSchema.migrate(database);
    var proof = new VaultProof(database);
    var keys = VaultKeys.find(settings, proof::isGiven);
    proof.hold(keys);
    return Vaults.embedded(connections, keys, settings.timeLimit());
  }

  @Bean
  Periodic vaultPurge(PurgeableVault vault, VaultSettings settings) {
    return new Periodic("Expired security codes deleted", settings.purgeEvery(), vault.purge());
  }
}
