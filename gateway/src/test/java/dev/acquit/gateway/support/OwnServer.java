package dev.acquit.gateway.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL server of one test's own, to be taken down under whoever uses it. */
public record OwnServer(EmbeddedPostgres server, Path data) implements AutoCloseable {

  public static OwnServer start() {
    var data = Path.of("target", "own-postgres", UUID.randomUUID().toString()).toAbsolutePath();
    try {
      return new OwnServer(
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setServerConfig("listen_addresses", "127.0.0.1")
              .start(),
          data);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** As {@code acquit.database.url} takes it. */
  public String url() {
    return "postgresql://postgres@127.0.0.1:" + server.getPort() + "/postgres?sslmode=disable";
  }

  /** Cuts every connection off, as a crash does; returns when connections are taken again. */
  public void restart() {
    try {
      var pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
      var postgres = ProcessHandle.of(pid).flatMap(process -> process.info().command());
      var control = Path.of(postgres.orElseThrow()).resolveSibling("pg_ctl").toString();
      var restart =
          new ProcessBuilder(control, "restart", "-w", "-m", "immediate", "-D", data.toString())
              .redirectErrorStream(true)
              .redirectOutput(data.resolveSibling(data.getFileName() + ".log").toFile())
              .start();
      assertThat(restart.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(restart.exitValue()).isZero();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
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
