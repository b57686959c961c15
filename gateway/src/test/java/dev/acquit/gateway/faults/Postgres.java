package dev.acquit.gateway.faults;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A PostgreSQL of its own that keeps its word on disk, to be killed. */
final class Postgres implements AutoCloseable {

  private static final Duration SLOWEST = Duration.ofMinutes(1);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(200);

  private final Path data =
      Path.of("target", "test-postgres", UUID.randomUUID().toString()).toAbsolutePath();
  private final int port;
  private EmbeddedPostgres server;

  Postgres() throws IOException {
    port = freePort();
    server = start();
  }

  String url() {
    return "postgresql://postgres@127.0.0.1:" + port + "/postgres?sslmode=disable";
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres&currentSchema=acquit");
  }

  /** As {@code kill -9} does, and starts it again: it recovers what it had acknowledged. */
  void killAndRestart() {
    try {
      var pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
      var postmaster = ProcessHandle.of(pid).orElseThrow();
      postmaster.destroyForcibly();
      postmaster.onExit().orTimeout(30, TimeUnit.SECONDS).join();
      server.close(); // it is gone; its lock on the directory is not
      server = restarted();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Its processes outlive it for a moment, and hold what the next one needs. */
  private EmbeddedPostgres restarted() throws IOException {
    var end = System.nanoTime() + SLOWEST.toNanos();
    while (true) {
      try {
        return start();
      } catch (IOException | IllegalStateException notYet) {
        if (System.nanoTime() > end) {
          throw notYet;
        }
        LockSupport.parkNanos(PAUSE);
      }
    }
  }

  private EmbeddedPostgres start() throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPort(port)
        .setPGStartupWait(SLOWEST)
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .start();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
