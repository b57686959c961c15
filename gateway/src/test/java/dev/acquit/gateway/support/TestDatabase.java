package dev.acquit.gateway.support;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.PropertyResolver;

/**
 * Fresh databases on one server for the whole test JVM: an embedded PostgreSQL, or the server that
 * {@code ACQUIT_TEST_DATABASE_URL} names. {@link FreshDatabase} gives a Spring context one; {@link
 * #create()} anybody else.
 *
 * @param url as {@code acquit.database.url} takes it
 */
public record TestDatabase(String name, String url) implements AutoCloseable {

  /**
   * An empty database that no other test knows. It goes away with the JVM, or when it is closed.
   */
  public static TestDatabase create() {
    var name = "test_" + UUID.randomUUID().toString().replace("-", "");
    var server = TestServer.instance();
    server.administer("CREATE DATABASE " + name);
    return new TestDatabase(name, server.url(name));
  }

  /** The database of a running gateway. */
  public static TestDatabase of(PropertyResolver environment) {
    var url = environment.getRequiredProperty("acquit.database.url");
    return new TestDatabase(URI.create(url).getPath().substring(1), url);
  }

  /** A blocking connection, for a test's own questions. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(TestServer.instance().jdbcUrl(name));
  }

  /** How many rows the statement changes. */
  public int update(String sql, Object... values) throws SQLException {
    try (var connection = connect();
        var statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      return statement.executeUpdate();
    }
  }

  /** The one number that the statement selects. */
  public long number(String sql, Object... values) throws SQLException {
    try (var connection = connect();
        var statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  /** The same, for what is asked again and again until it is as it should be. */
  public long count(String sql, Object... values) {
    try {
      return number(sql, values);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** How many statements of that text wait for somebody's lock. */
  public long waiting(String text) {
    return count(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            + " AND wait_event_type = 'Lock' AND query LIKE '%' || ? || '%'",
        text);
  }

  private static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int at = 0; at < values.length; at++) {
      statement.setObject(at + 1, values[at]);
    }
  }

  /** Drops it, whoever is still connected. */
  @Override
  public void close() {
    TestServer.instance().administer("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
  }

  /** Points a context at a database of its own, and at vault keys that the JVM's contexts share. */
  static final class Initializer
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Path VAULT_KEYS =
        Path.of("target", "test-vault", UUID.randomUUID().toString(), "keys");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      TestPropertyValues.of(
              "acquit.database.url=" + create().url(), "acquit.vault.keys-file=" + VAULT_KEYS)
          .applyTo(context);
    }
  }
}
