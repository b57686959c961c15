package dev.acquit.vault.openbao;

import java.time.Clock;

/** Opens vaults in OpenBao or HashiCorp Vault. */
public final class OpenBao {

  private OpenBao() {}

  /**
   * The vault at that address; nothing is connected yet.
   *
   * @throws IllegalArgumentException when the CA file cannot be used
   */
  public static RenewableVault open(OpenBaoSettings settings) {
    return open(settings, Clock.systemUTC());
  }

  static RenewableVault open(OpenBaoSettings settings, Clock clock) {
    var http = VaultHttp.open(settings);
    var client = new Client(http, new Session(new Login(http, settings, clock), clock));
    return new OpenBaoVault(
        client,
        new Numbers(client, settings),
        new Fingerprints(client, settings),
        new SecurityCodes(client),
        settings.timeLimit());
  }
}
