package dev.acquit.vault.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.vault.Owner;
import dev.acquit.vault.Secret.CardNumber;
import dev.acquit.vault.SecurityCode;
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
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class VaultOutageIT {

  private static final Duration LIMIT = Duration.ofMillis(500);
  private static final Duration BOUND = Duration.ofSeconds(20);
  private static final Owner OWNER = new Owner(UUID.randomUUID());
  private static final VaultReference REFERENCE = new VaultReference(OWNER, "gone");

  @ParameterizedTest
  @MethodSource("calls")
  void aDatabaseThatIsDownIsAVaultThatIsUnavailable(Call call) throws IOException {
    int closed;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    expectUnavailable(call.on(vaultAt(closed)));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void aDatabaseThatIsSilentIsAVaultThatIsUnavailable(Call call) throws IOException {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      expectUnavailable(call.on(vaultAt(silent.getLocalPort())));
    }
  }

  @Test
  void aTableThatIsMissingIsAVaultThatIsUnavailable() {
    var database = VaultDatabase.create();
    database.execute("DROP TABLE vault.security_code");
    var vault = Vaults.embedded(database.connections(), EmbeddedVaultKeys.generate());
    expectUnavailable(vault.takeSecurityCode(REFERENCE));
  }

  /** A call of the port; named, so that a failure tells which. */
  record Call(String name, Function<PurgeableVault, Mono<?>> made) {

    Mono<?> on(PurgeableVault vault) {
      return made.apply(vault);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Call> calls() {
    var card = new CardNumber("4242424242424242", new SecurityCode("123"));
    return Stream.of(
        new Call("keep", vault -> vault.keep(OWNER, card)),
        new Call("reveal", vault -> vault.reveal(REFERENCE)),
        new Call("take", vault -> vault.takeSecurityCode(REFERENCE)),
        new Call("drop", vault -> vault.dropSecurityCode(REFERENCE)),
        new Call("forget", vault -> vault.forget(REFERENCE)),
        new Call("purge", PurgeableVault::purge));
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
    assertThat(trace.toString()).doesNotContain("4242424242424242", "hunter2");
  }
}
