package dev.acquit.gateway.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.UUID;

/** A PostgreSQL server of one test's own, to be taken down under whoever uses it. */
public final class OwnServer implements AutoCloseable {

  private final Path data = Path.of("target", "own-postgres", UUID.randomUUID().toString());
  private EmbeddedPostgres server;

  private OwnServer() {
    this.server = open(EmbeddedPostgres.builder());
  }

  public static OwnServer start() {
    return new OwnServer();
  }

  /** As {@code acquit.database.url} takes it. */
  public String url() {
    return "postgresql://postgres@127.0.0.1:" + server.getPort() + "/postgres?sslmode=disable";
  }

  /** Cuts everybody off; returns when connections are taken again, at the same port. */
  public void restart() {
    var port = server.getPort();
    close();
    server = open(EmbeddedPostgres.builder().setPort(port));
  }

  private EmbeddedPostgres open(EmbeddedPostgres.Builder builder) {
    try {
      return builder
          .setDataDirectory(data)
          .setCleanDataDirectory(false) // else its end takes the data away
          .setServerConfig("listen_addresses", "127.0.0.1")
          .start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
