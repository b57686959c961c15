package dev.acquit.vault.embedded;

import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.ConnectionFactory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/** A migrated database for one test class, on a PostgreSQL that the whole JVM shares. */
record VaultDatabase(int port, String name) {

  private static final class Server {
    static final EmbeddedPostgres INSTANCE = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setDataDirectory(Path.of("target", "test-postgres", UUID.randomUUID().toString()))
            .setServerConfig("listen_addresses", "127.0.0.1")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException("No PostgreSQL for the tests", e);
      }
    }
  }

  static VaultDatabase create() {
    var home = new VaultDatabase(Server.INSTANCE.getPort(), "postgres");
    var fresh =
        new VaultDatabase(home.port, "vault_" + UUID.randomUUID().toString().replace("-", ""));
    home.execute("CREATE DATABASE " + fresh.name);
    Flyway.configure()
        .dataSource(fresh.jdbcUrl(), "postgres", "")
        .locations("classpath:db/vault")
        .schemas("vault")
        .load()
        .migrate();
    return fresh;
  }

  ConnectionFactory connections() {
    return new PostgresqlConnectionFactory(
        PostgresqlConnectionConfiguration.builder()
            .host("127.0.0.1")
            .port(port)
            .database(name)
            .username("postgres")
            .build());
  }

  int execute(String sql) {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** All there is in a table, as text. */
  List<String> rows(String table) {
    try (var connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT t::text FROM " + table + " t")) {
      var all = new ArrayList<String>();
      while (rows.next()) {
        all.add(rows.getString(1));
      }
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException(table, e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), "postgres", "");
  }

  private String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
  }
}
