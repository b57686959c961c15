package dev.acquit.vault.openbao;

import dev.acquit.vault.openbao.OpenBaoSettings.FingerprintKey;
import dev.acquit.vault.openbao.OpenBaoSettings.Login;
import dev.acquit.vault.openbao.OpenBaoSettings.Store;
import dev.acquit.vault.standin.StandIn;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Settings for tests. */
final class Vaults {

  static final Duration LIMIT = Duration.ofSeconds(10);
  static final Login APP_ROLE = new Login.AppRole("approle", StandIn.ROLE_ID, StandIn.SECRET_ID);

  private Vaults() {}

  static RenewableVault at(StandIn server) {
    return at(server, APP_ROLE);
  }

  static RenewableVault at(StandIn server, Login login) {
    return OpenBao.open(settings(server.address(), login, LIMIT, null), server.clock());
  }

  static RenewableVault at(StandIn server, Duration limit) {
    return OpenBao.open(settings(server.address(), APP_ROLE, limit, null), server.clock());
  }

  static OpenBaoSettings settings(URI address, Login login, Duration limit, @Nullable Path caFile) {
    return new OpenBaoSettings(
        address,
        StandIn.NAMESPACE,
        login,
        new Store("secret", "acquit"),
        new FingerprintKey("transit", "acquit-fingerprint", 1),
        caFile,
        limit);
  }
}
