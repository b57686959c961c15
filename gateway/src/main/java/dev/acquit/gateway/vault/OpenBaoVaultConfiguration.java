package dev.acquit.gateway.vault;

import dev.acquit.gateway.settings.StartRefusedException;
import dev.acquit.gateway.work.Periodic;
import dev.acquit.vault.openbao.OpenBao;
import dev.acquit.vault.openbao.RenewableVault;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The vault in OpenBao or HashiCorp Vault, and the upkeep of the gateway's login there. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = VaultSettings.KIND, havingValue = VaultSettings.OPENBAO)
class OpenBaoVaultConfiguration {

  @Bean
  RenewableVault vault(VaultSettings settings) {
    try {
      return OpenBao.open(place(settings).within(settings.timeLimit()));
    } catch (IllegalArgumentException unusable) { // names the file, and repeats nothing of it
      throw new StartRefusedException(
          "ACQUIT_VAULT_OPENBAO_CA_FILE cannot be used: " + unusable.getMessage() + ".",
          "Name a file with the certificates, in PEM, that the vault's own is signed by.",
          unusable);
    }
  }

  @Bean
  Periodic vaultRenewal(RenewableVault vault, VaultSettings settings) {
    return Periodic.quiet("Vault login renewed", place(settings).renewEvery(), vault.renew());
  }

  private static OpenBaoVaultSettings place(VaultSettings settings) {
    return Objects.requireNonNull(settings.openbao());
  }
}
