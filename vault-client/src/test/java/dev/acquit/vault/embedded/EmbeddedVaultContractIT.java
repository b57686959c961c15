package dev.acquit.vault.embedded;

import dev.acquit.vault.Vault;
import dev.acquit.vault.VaultContract;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;

class EmbeddedVaultContractIT extends VaultContract {

  private static final VaultDatabase DATABASE = VaultDatabase.create();
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final ServerSocket SILENT = listening();

  private final Vault vault =
      Vaults.embedded(DATABASE.connections(), Keyring.fixed(EmbeddedVaultKeys.generate()), SOON);

  @AfterAll
  static void stop() throws IOException {
    SILENT.close();
  }

  @Override
  protected Vault vault() {
    return vault;
  }

  @Override
  protected void expireCodes() {
    DATABASE.execute("UPDATE vault.security_code SET expires_at = now()");
  }

  @Override
  protected Map<String, Vault> broken() {
    return Map.of("down", vaultAt(closed()), "silent", vaultAt(SILENT.getLocalPort()));
  }

  @Override
  protected List<String> secrets() {
    var secrets = new ArrayList<>(super.secrets());
    secrets.add("hunter2");
    return secrets;
  }

  private static int closed() {
    try (var socket = listening()) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ServerSocket listening() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Vault vaultAt(int port) {
    var configuration =
        PostgresqlConnectionConfiguration.builder()
            .host("127.0.0.1")
            .port(port)
            .database("any")
            .username("any")
            .password("hunter2")
            .build();
    return Vaults.embedded(
        new PostgresqlConnectionFactory(configuration),
        Keyring.fixed(EmbeddedVaultKeys.generate()),
        SHORT);
  }
}
