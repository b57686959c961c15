package dev.acquit.gateway.vault;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.TestDatabase;
import java.sql.SQLException;
import java.sql.Statement;

/** What may be wrong with one of the vault's tables for a while. */
sealed interface Outage {

  /** Does something meanwhile; afterwards the table is as it was. */
  void during(TestDatabase database, String table, Runnable meanwhile) throws SQLException;

  /** It is not there. */
  record Down() implements Outage {

    @Override
    public void during(TestDatabase database, String table, Runnable meanwhile)
        throws SQLException {
      database.update("ALTER TABLE " + table + " RENAME TO gone");
      try {
        meanwhile.run();
      } finally {
        database.update("ALTER TABLE vault.gone RENAME TO " + table.substring("vault.".length()));
      }
    }
  }

  /** It answers nobody: somebody else holds it. */
  record Slow() implements Outage {

    @Override
    public void during(TestDatabase database, String table, Runnable meanwhile)
        throws SQLException {
      try (var connection = database.connect();
          var statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        statement.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
        meanwhile.run();
        eventually(() -> assertThat(waiting(statement, table)).isZero()); // all are given up
        connection.rollback();
      }
    }

    private static int waiting(Statement statement, String table) {
      var query =
          "SELECT count(*) FROM pg_locks WHERE relation = '"
              + table
              + "'::regclass AND NOT granted";
      try (var rows = statement.executeQuery(query)) {
        rows.next();
        return rows.getInt(1);
      } catch (SQLException failure) {
        throw new IllegalStateException(failure);
      }
    }
  }

  /** What it holds does not open: in every value one byte is another. */
  record Unreadable() implements Outage {

    @Override
    public void during(TestDatabase database, String table, Runnable meanwhile)
        throws SQLException {
      flip(database, table);
      try {
        meanwhile.run();
      } finally {
        flip(database, table);
      }
    }

    /** Twice is the same as never. */
    private static void flip(TestDatabase database, String table) throws SQLException {
      var last = "length(ciphertext) - 1";
      database.update(
          "UPDATE %s SET ciphertext = set_byte(ciphertext, %s, 255 - get_byte(ciphertext, %s))"
              .formatted(table, last, last));
    }
  }
}
