package dev.acquit.gateway.database;

import dev.acquit.gateway.settings.StartRefusedException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A PostgreSQL server of our own, on loopback, with its data in a directory that one gateway at a
 * time may use. What it acknowledged is still there after a crash of the gateway, of the server, or
 * of the machine.
 */
final class EmbeddedServer implements DatabaseServer {

  private static final Duration START =
      Duration.ofSeconds(60); // a crash's log may have to be replayed

  private final EmbeddedPostgres postgres;
  private final Postmaster postmaster;
  private final DirectoryLock lock;
  private final String password;

  private EmbeddedServer(
      EmbeddedPostgres postgres, Postmaster postmaster, DirectoryLock lock, String password) {
    this.postgres = postgres;
    this.postmaster = postmaster;
    this.lock = lock;
    this.password = password;
  }

  /** Starts it on a free port; the first start of a directory fills it. */
  static EmbeddedServer start(Path directory, boolean durable) {
    var data = directory.toAbsolutePath().normalize();
    try {
      OwnerOnly.makeDirectories(data.resolveSibling("binaries"));
      var lock = DirectoryLock.take(data);
      try {
        return start(data, durable, lock);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw failed(data, e);
    }
  }

  private static EmbeddedServer start(Path data, boolean durable, DirectoryLock lock)
      throws IOException {
    var postmaster = new Postmaster(data);
    postmaster.end();
    var password = ServerPassword.prepare(data);
    try {
      var postgres = builder(data, durable, password).start();
      password.settle();
      return new EmbeddedServer(postgres, postmaster, lock, password.text());
    } catch (IOException | RuntimeException e) {
      postmaster.end();
      throw failed(data, e);
    }
  }

  private static EmbeddedPostgres.Builder builder(
      Path data, boolean durable, ServerPassword password) throws IOException {
    var flush = durable ? "on" : "off";
    OwnerOnly.makeDirectories(data);
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setOverrideWorkingDirectory(data.resolveSibling("binaries").toFile())
        .setRegisterShutdownHook(false) // the context stops it, after the pool
        .setPGStartupWait(START)
        .setLocaleConfig("pwfile", password.file().toString())
        .setLocaleConfig("auth-host", "scram-sha-256")
        .setLocaleConfig("locale", "C") // sorts alike on every machine, whatever its libraries
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "C.UTF-8")
        .setConnectConfig("password", password.text())
        .setServerConfig("fsync", flush)
        .setServerConfig("synchronous_commit", flush)
        .setServerConfig("full_page_writes", flush)
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "''");
  }

  @Override
  public DatabaseAddress address() {
    return new DatabaseAddress(
        "127.0.0.1", postgres.getPort(), "postgres", "postgres", password, "disable", null);
  }

  @Override
  public void close() {
    try (lock) {
      postgres.close();
      postmaster.end(); // where a clean stop took too long
    } catch (IOException e) {
      throw new UncheckedIOException("Could not stop PostgreSQL", e);
    }
  }

  private static RuntimeException failed(Path data, Exception cause) {
    return cause instanceof StartRefusedException refused
        ? refused
        : new StartRefusedException(
            "The embedded PostgreSQL does not start on " + data + ": " + cause.getMessage(),
            Files.exists(data.resolve("PG_VERSION"))
                ? "The log above tells why."
                : "Check that the directory can be written, or set ACQUIT_DATABASE_URL.",
            cause);
  }
}
