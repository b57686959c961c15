package dev.acquit.vault.embedded;

import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;

/** Opens vaults. */
public final class Vaults {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  private Vaults() {}

  /** A vault in the schema {@code vault} of the database that the connections lead to. */
  public static PurgeableVault embedded(ConnectionFactory connections, EmbeddedVaultKeys keys) {
    return embedded(connections, Keyring.fixed(keys), LIMIT);
  }

  /** The same with keys that may be rotated, and every call given up after {@code limit}. */
  public static PurgeableVault embedded(
      ConnectionFactory connections, Keyring keyring, Duration limit) {
    return new EmbeddedVault(new Statements(connections, limit), keyring);
  }
}
