package dev.acquit.gateway.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;

/**
 * The server that this JVM's test databases are on.
 *
 * @param base a url to which {@code /database} is appended
 * @param home the database to be connected to while others are made
 * @param query {@code ?...} or nothing
 */
record TestServer(String base, String home, String query, Queue<String> made) {

  private static final class Holder {
    static final TestServer INSTANCE = open(System.getenv("ACQUIT_TEST_DATABASE_URL"));
  }

  static TestServer instance() {
    return Holder.INSTANCE;
  }

  private static TestServer open(@Nullable String url) {
    return url == null || url.isBlank() ? embedded() : named(URI.create(url));
  }

  private static TestServer embedded() {
    try {
      var server =
          EmbeddedPostgres.builder()
              .setDataDirectory(Path.of("target", "test-postgres", UUID.randomUUID().toString()))
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("full_page_writes", "off")
              .start(); // zonky's defaults: no fsync, stopped and deleted when the JVM ends
      var base = "postgresql://postgres@127.0.0.1:" + server.getPort();
      return new TestServer(base, "postgres", "?sslmode=disable", new ConcurrentLinkedQueue<>());
    } catch (IOException e) {
      throw new UncheckedIOException("No PostgreSQL for the tests", e);
    }
  }

  private static TestServer named(URI uri) {
    var base = "postgresql://" + uri.getRawAuthority();
    var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    var made = new ConcurrentLinkedQueue<String>();
    var server = new TestServer(base, uri.getPath().substring(1), query, made);
    SpringApplication.getShutdownHandlers().add(server::dropAll); // when no context needs them
    return server;
  }

  String url(String database) {
    made.add(database);
    return base + "/" + database + query;
  }

  /** The same for JDBC, where the user is not part of the authority. */
  String jdbcUrl(String database) {
    var uri = URI.create(base);
    var user = uri.getRawUserInfo().split(":", 2);
    var login = "user=" + user[0] + (user.length == 2 ? "&password=" + user[1] : "");
    var address = uri.getHost() + ":" + (uri.getPort() < 0 ? 5432 : uri.getPort());
    return "jdbc:postgresql://%s/%s%s%s"
        .formatted(address, database, query.isEmpty() ? "?" : query + "&", login);
  }

  void administer(String sql) {
    try (var connection = DriverManager.getConnection(jdbcUrl(home));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private void dropAll() {
    made.forEach(name -> administer("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"));
  }
}
