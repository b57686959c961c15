package dev.acquit.gateway.vault;

import dev.acquit.gateway.settings.Refusal;
import dev.acquit.gateway.settings.StartRefusedException;
import dev.acquit.vault.embedded.EmbeddedVaultKeys;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;

/**
 * Knows a vault's keys again: with others, nothing in it opens, and the same card counts as
 * another.
 */
record VaultProof(FlywayConnectionDetails database) {

  /** Whether the vault belongs to keys already. */
  boolean isGiven() {
    return given("SELECT proof FROM vault.proof") != null
        || given("SELECT id FROM vault.secret LIMIT 1") != null;
  }

  /** Gives the vault to these keys; refuses them if it belongs to others. */
  void hold(EmbeddedVaultKeys keys) {
    try (var connection = connect();
        var insert =
            connection.prepareStatement(
                "INSERT INTO vault.proof (proof) VALUES (?) ON CONFLICT DO NOTHING")) {
      insert.setString(1, keys.proof());
      insert.executeUpdate();
      refuseOthers(keys);
      renew(connection, keys);
    } catch (SQLException failure) {
      throw new IllegalStateException("The vault's proof cannot be kept", failure);
    }
  }

  private void refuseOthers(EmbeddedVaultKeys keys) {
    var misfits = keys.misfits(String.valueOf(given("SELECT proof FROM vault.proof")));
    if (!misfits.isEmpty()) {
      throw new StartRefusedException(misfits.stream().map(VaultProof::refused).toList());
    }
  }

  /** Proves it by the key that seals now, before the one that proved it is retired. */
  static void renew(Connection connection, EmbeddedVaultKeys keys) throws SQLException {
    try (var update = connection.prepareStatement("UPDATE vault.proof SET proof = ?")) {
      update.setString(1, keys.proof());
      update.executeUpdate();
    }
  }

  private static Refusal refused(String keySet) {
    return new Refusal(
        keySet + " is not the key set that this database's vault was begun with.",
        "Put that one back, also where it comes from a file: without it nothing in the vault can be"
            + " read again.");
  }

  private @Nullable String given(String sql) {
    try (var connection = connect();
        var select = connection.prepareStatement(sql);
        var rows = select.executeQuery()) {
      return rows.next() ? rows.getString(1) : null;
    } catch (SQLException failure) {
      throw new IllegalStateException("The vault's proof cannot be read", failure);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        database.getJdbcUrl(), database.getUsername(), database.getPassword());
  }
}
