package dev.acquit.vault.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.vault.Owner;
import dev.acquit.vault.VaultReference;
import dev.acquit.vault.VaultUnavailableException;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What the contract does not ask of a database that is out of order. */
class VaultOutageIT {

  private static final Duration LIMIT = Duration.ofMillis(500);
  private static final Duration BOUND = Duration.ofSeconds(20);
  private static final Owner OWNER = new Owner(UUID.randomUUID());
  private static final VaultReference REFERENCE = new VaultReference(OWNER, "gone");

  @Test
  void aDatabaseThatIsSilentIsNotPurged() throws IOException {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      expectUnavailable(vaultAt(silent.getLocalPort()).purge());
    }
  }

  @Test
  void aTableThatIsMissingIsAVaultThatIsUnavailable() {
    var database = VaultDatabase.create();
    database.execute("DROP TABLE vault.security_code");
    var vault = Vaults.embedded(database.connections(), EmbeddedVaultKeys.generate());
    expectUnavailable(vault.takeSecurityCode(REFERENCE));
  }

  private static PurgeableVault vaultAt(int port) {
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
        LIMIT);
  }

  private static void expectUnavailable(Mono<?> call) {
    StepVerifier.create(call).expectErrorSatisfies(VaultOutageIT::tellsNothing).verify(BOUND);
  }

  private static void tellsNothing(Throwable failure) {
    var trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    assertThat(failure)
        .isInstanceOf(VaultUnavailableException.class)
        .hasMessage("The vault does not answer");
    assertThat(trace.toString()).doesNotContain("hunter2");
  }
}
