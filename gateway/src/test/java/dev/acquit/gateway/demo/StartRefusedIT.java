package dev.acquit.gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Beside;
import dev.acquit.gateway.support.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway that must not start tells all the reasons, once, in plain text, and no secret. */
@Beside
class StartRefusedIT {

  private static final String SECRET = "hunter2";
  private static final List<String> WITHOUT_DEMO =
      List.of(
          "ACQUIT_DEMO=false",
          "ACQUIT_KEY_SECRET=a-secret-of-the-tests-and-of-nobody-else",
          "ACQUIT_WEBHOOKS_KEY=a-secret-of-the-tests-and-of-nobody-else",
          "ACQUIT_JOURNAL_KEY=a-secret-of-the-tests-and-of-nobody-else");

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  void theDemoIsForThisMachineOnly(String address) throws Exception {
    var told = refused(List.of(), "--server.port=0", "--server.address=" + address);

    assertThat(told).contains("The demo listens on loopback only");
  }

  @Test
  void allThatIsWrongIsInOneMessage() throws Exception {
    var told =
        refused(
            List.of(
                "ACQUIT_DATABASE_URL=postgresql://ann:" + SECRET + "@host@db/acquit",
                "ACQUIT_DATABASE_POOL_SIZE=1000",
                "ACQUIT_OPERATR_KEY=" + SECRET,
                "ACQUIT_PAYMENTS_PATIENCE=soon",
                "ACQUIT_PORT=99999",
                "ACQUIT_LOG_FORMAT=xml",
                "ACQUIT_VAULT_KEYSET=" + SECRET));

    assertThat(told)
        .contains("Acquit does not start, for 11 reasons:")
        .contains(
            "ACQUIT_DATABASE_URL cannot be used",
            "ACQUIT_DATABASE_POOL_SIZE is out of range",
            "ACQUIT_OPERATR_KEY is not a setting.\n    Did you mean ACQUIT_OPERATOR_KEY?",
            "ACQUIT_PAYMENTS_PATIENCE cannot be read.\n    Write a duration",
            "ACQUIT_PORT is out of range",
            "ACQUIT_LOG_FORMAT is no format",
            "ACQUIT_KEY_SECRET is not set",
            "ACQUIT_VAULT_KEYSET is not a key set",
            "ACQUIT_VAULT_FINGERPRINT_KEYSET is not set",
            "ACQUIT_WEBHOOKS_KEY is not set",
            "ACQUIT_JOURNAL_KEY is not set")
        .startsWith("\nAcquit does not start"); // nothing else was printed
  }

  @Test
  void aDatabaseThatIsDown() throws Exception {
    var url = "ACQUIT_DATABASE_URL=postgresql://ann:" + SECRET + "@127.0.0.1:1/acquit";

    assertThat(refused(with(url), "--server.port=0"))
        .contains("The database at 127.0.0.1:1/acquit cannot be reached");
  }

  @Test
  void aPortThatIsTaken() throws Exception {
    try (var database = TestDatabase.create();
        var taken = new ServerSocket(0)) {
      var url = "ACQUIT_DATABASE_URL=" + database.url();

      assertThat(refused(with(url), "--acquit.port=" + taken.getLocalPort()))
          .contains("Another program listens on port " + taken.getLocalPort() + ".");
    }
  }

  @Test
  void aSimulatorsPortThatIsTaken() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = taken.getLocalPort();

      assertThat(refused(List.of(), "--server.port=0", "--acquit.demo.simulator-port=" + port))
          .contains("Another program listens on the simulator's port " + port + ".");
    }
  }

  @Test
  void aVaultWhoseKeysAreLost() throws Exception {
    var keys = Path.of("target", "test-demo", UUID.randomUUID().toString(), "keys");
    try (var database = TestDatabase.create()) {
      var settings = with("ACQUIT_DATABASE_URL=" + database.url());
      var file = "--acquit.vault.keys-file=" + keys;
      try (var first = DemoProcess.start(settings, "--server.port=0", file)) {
        first.awaitLine("Started AcquitApplication");
      }
      Files.delete(keys);

      assertThat(refused(settings, "--server.port=0", file))
          .contains("The vault's keys are not in " + keys.toAbsolutePath());
      assertThat(keys).doesNotExist();
    }
  }

  private static List<String> with(String variable) {
    var variables = new ArrayList<>(WITHOUT_DEMO);
    variables.add(variable);
    return variables;
  }

  private static String refused(List<String> environment, String... arguments)
      throws IOException, InterruptedException {
    try (var gateway = DemoProcess.start(environment, arguments)) {
      assertThat(gateway.exit()).isEqualTo(1);
      assertThat(gateway.output())
          .containsOnlyOnce("Acquit does not start")
          .doesNotContain("\tat ", "\\tat ", "APPLICATION FAILED", SECRET);
      return gateway.output();
    }
  }
}
