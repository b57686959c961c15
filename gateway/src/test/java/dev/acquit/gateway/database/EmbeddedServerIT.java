package dev.acquit.gateway.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquit.gateway.settings.StartRefusedException;
import dev.acquit.gateway.support.Beside;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

@Beside
class EmbeddedServerIT {

  private final Path directory =
      Path.of("target", "embedded-postgres", UUID.randomUUID().toString()).toAbsolutePath();

  @AfterEach
  void deleteData() throws IOException {
    FileSystemUtils.deleteRecursively(directory);
  }

  @Test
  void whatItAcknowledgesIsOnDisk() throws Exception {
    try (var server = EmbeddedServer.start(directory, true)) {
      assertThat(ask(server, "SHOW fsync")).isEqualTo("on");
      assertThat(ask(server, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(ask(server, "SHOW full_page_writes")).isEqualTo("on");
    }
  }

  @Test
  void onlyTheOwnerReadsItsFilesAndOnlyThePasswordOpensIt() throws Exception {
    try (var server = EmbeddedServer.start(directory, false)) {
      assertThat(permissions(directory)).isEqualTo("rwx------");
      assertThat(permissions(directory.resolveSibling(directory.getFileName() + ".password")))
          .isEqualTo("rw-------");
      var url = server.address().jdbcUrl();
      assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "guess"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void dataOutliveARestart() throws Exception {
    try (var server = EmbeddedServer.start(directory, true)) {
      ask(server, "CREATE TABLE kept AS SELECT 42 AS answer");
    }
    assertThat(directory.resolve("postmaster.pid")).doesNotExist();
    try (var server = EmbeddedServer.start(directory, true)) {
      assertThat(ask(server, "SELECT answer FROM kept")).isEqualTo("42");
    }
  }

  @Test
  void aSecondGatewayOnTheSameDirectoryIsRefused() throws Exception {
    try (var first = EmbeddedServer.start(directory, false)) {
      assertThatThrownBy(() -> EmbeddedServer.start(directory, false))
          .isInstanceOf(StartRefusedException.class)
          .hasMessage("Another gateway is using the database in " + directory + ".");
      assertThat(ask(first, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void theServerOfAKilledGatewayIsEndedAndItsDataAreThere() throws Exception {
    var gateway = EmbeddedServerProcess.start(directory);
    try {
      awaitStarted(gateway);
      assertThatThrownBy(() -> EmbeddedServer.start(directory, true))
          .isInstanceOf(StartRefusedException.class);
      write(gateway);
    } finally {
      gateway.destroyForcibly();
    }
    assertThat(gateway.waitFor(10, TimeUnit.SECONDS)).isTrue();
    var orphan = postmaster();
    assertThat(orphan.isAlive()).isTrue();
    try (var server = EmbeddedServer.start(directory, true)) {
      assertThat(orphan.info().command()).isEmpty(); // gone, or not yet reaped
      assertThat(ask(server, "SELECT answer FROM kept")).isEqualTo("42");
    }
  }

  @Test
  void anotherProgramThatGotTheServersNumberIsLeftAlone() throws Exception {
    EmbeddedServer.start(directory, false).close();
    var other = new ProcessBuilder("sleep", "600").start();
    try {
      Files.writeString(
          directory.resolve("postmaster.pid"), other.pid() + "\n" + directory + "\n1\n");
      EmbeddedServer.start(directory, false).close();
      assertThat(other.isAlive()).isTrue();
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void aFirstStartThatWasCutShortIsBegunAnew() throws Exception {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("PG_VERSION"), "18");
    Files.writeString(directory.resolveSibling(directory.getFileName() + ".password.new"), "half");
    try (var server = EmbeddedServer.start(directory, false)) {
      assertThat(ask(server, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void aDirectoryOfSomethingElseIsNotTouched() throws Exception {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("letters.txt"), "dear");
    assertThatThrownBy(() -> EmbeddedServer.start(directory, false))
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining("not a database of this gateway");
    assertThat(directory.resolve("letters.txt")).hasContent("dear");
  }

  private static String ask(EmbeddedServer server, String sql) throws SQLException {
    return ask(server.address(), sql);
  }

  private static String ask(DatabaseAddress address, String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(address.jdbcUrl(), address.username(), address.password());
        var statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      var row = statement.getResultSet();
      row.next();
      return row.getString(1);
    }
  }

  /** As the killed gateway would have: acknowledged, and nothing flushed by a clean stop. */
  private void write(Process gateway) throws IOException, SQLException {
    assertThat(gateway.isAlive()).isTrue();
    var port = Integer.parseInt(Files.readAllLines(directory.resolve("postmaster.pid")).get(3));
    var password =
        Files.readString(directory.resolveSibling(directory.getFileName() + ".password"));
    ask(
        new DatabaseAddress("127.0.0.1", port, "postgres", "postgres", password, "disable", null),
        "CREATE TABLE kept AS SELECT 42 AS answer");
  }

  private ProcessHandle postmaster() throws IOException {
    var pid = Files.readAllLines(directory.resolve("postmaster.pid")).getFirst();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private static void awaitStarted(Process gateway) {
    var out = new BufferedReader(new InputStreamReader(gateway.getInputStream(), UTF_8));
    assertThat(out.lines().anyMatch("started"::equals)).isTrue();
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
