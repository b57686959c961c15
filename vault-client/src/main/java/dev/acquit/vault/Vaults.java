package dev.acquit.vault;

import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;

/** Opens vaults. */
public final class Vaults {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  private Vaults() {}

  /** A vault in the schema {@code vault} of the database that the connections lead to. */
  public static PurgeableVault embedded(ConnectionFactory connections, EmbeddedVaultKeys keys) {
    return embedded(connections, keys, LIMIT);
  }

  /** The same, with every call given up after {@code limit}. */
  public static PurgeableVault embedded(
      ConnectionFactory connections, EmbeddedVaultKeys keys, Duration limit) {
    return new EmbeddedVault(connections, new Seal(keys), limit);
  }
}
