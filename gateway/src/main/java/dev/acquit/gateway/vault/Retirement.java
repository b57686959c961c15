package dev.acquit.gateway.vault;

import dev.acquit.vault.embedded.EmbeddedVaultKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Takes keys out of use in a vault's database: what is sealed under one of them forbids it, and
 * from then on nothing is, by whichever gateway.
 */
record Retirement(Connection connection) {

  /** Waits for those who are sealing something, so that nothing is overlooked. */
  private static final String LOCK = "LOCK TABLE vault.secret, vault.security_code IN SHARE MODE";

  private static final String COUNT =
      """
      SELECT (SELECT count(*) FROM vault.secret WHERE key_id = ANY (?))
           + (SELECT count(*) FROM vault.security_code WHERE key_id = ANY (?))
      """;

  private static final String RETIRE =
      "INSERT INTO vault.retired_key (id) SELECT unnest(?) ON CONFLICT DO NOTHING";

  /**
   * Retires the keys, and has the vault proven by those that are {@code left}; or, if any is
   * needed, nothing. Tells how many values need them.
   */
  long retire(List<String> keys, EmbeddedVaultKeys left) throws SQLException {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("SET LOCAL lock_timeout = '5s'");
      statement.execute(LOCK);
    }
    var ids = keys.toArray(String[]::new);
    var needed = needed(ids);
    if (needed == 0) {
      retire(ids);
      VaultProof.renew(connection, left);
    }
    connection.commit();
    return needed;
  }

  private long needed(String[] ids) throws SQLException {
    try (var select = connection.prepareStatement(COUNT)) {
      select.setArray(1, connection.createArrayOf("text", ids));
      select.setArray(2, connection.createArrayOf("text", ids));
      try (var rows = select.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  private void retire(String[] ids) throws SQLException {
    try (var insert = connection.prepareStatement(RETIRE)) {
      insert.setArray(1, connection.createArrayOf("text", ids));
      insert.executeUpdate();
    }
  }
}
