package dev.acquit.gateway.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquit.gateway.settings.StartRefusedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What keeps the gateway out of a database is told in words, and without the password. */
class NamedServerIT {

  @SuppressWarnings("NullAway.Init")
  private static EmbeddedServer server;

  @BeforeAll
  static void start() {
    var directory = Path.of("target", "embedded-postgres", UUID.randomUUID().toString());
    server = EmbeddedServer.start(directory.toAbsolutePath(), false);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void oneThatIsUpIsReached() {
    NamedServer.reach(server.address()).close();
  }

  @Test
  void aClosedPort() throws IOException {
    var own = server.address();
    int closed;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    refused(address(own.host(), closed, own.database(), "hunter2"), "cannot be reached");
  }

  @Test
  void aNameThatNobodyHas() {
    refused(address("nobody.invalid", 5432, "postgres", "hunter2"), "cannot be reached");
  }

  @Test
  void aWrongPassword() {
    var own = server.address();
    refused(address(own.host(), own.port(), own.database(), "hunter2"), "lets nobody in");
  }

  @Test
  void noSuchDatabase() {
    var own = server.address();
    var password = String.valueOf(own.password());
    refused(address(own.host(), own.port(), "nowhere", password), "has no such database");
  }

  private static void refused(DatabaseAddress address, String why) {
    assertThatThrownBy(() -> NamedServer.reach(address))
        .isInstanceOf(StartRefusedException.class)
        .hasMessageStartingWith(
            "The database at %s:%d/%s %s"
                .formatted(address.host(), address.port(), address.database(), why))
        .hasMessageNotContaining("hunter2");
  }

  private static DatabaseAddress address(String host, int port, String database, String password) {
    return new DatabaseAddress(host, port, database, "postgres", password, "disable", null);
  }
}
