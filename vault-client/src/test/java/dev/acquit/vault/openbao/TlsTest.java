package dev.acquit.vault.openbao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquit.vault.Secret.CardNumber;
import dev.acquit.vault.VaultUnavailableException;
import dev.acquit.vault.standin.StandIn;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Nobody but the vault is told a number, and nobody on the way. */
class TlsTest {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final CardNumber CARD = new CardNumber("4242424242424242", null);
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir private Path directory;

  @Test
  void whoTheCaFileNamesIsBelieved() throws Exception {
    try (var server = StandIn.start(identity("vault", "ip:127.0.0.1"))) {
      StepVerifier.create(asked(server, certificate("vault")))
          .expectNextCount(1)
          .expectComplete()
          .verify(SOON);
    }
  }

  @Test
  void nobodyElseIs() throws Exception {
    identity("other", "ip:127.0.0.1");
    try (var server = StandIn.start(identity("vault", "ip:127.0.0.1"))) {
      closed(asked(server, certificate("other")));
      closed(asked(server, null));
      assertThat(server.seen()).isEmpty();
    }
  }

  @Test
  void aCertificateForAnotherHostIsNotEnough() throws Exception {
    try (var server = StandIn.start(identity("vault", "dns:vault.example.com"))) {
      closed(asked(server, certificate("vault")));
      assertThat(server.seen()).isEmpty();
    }
  }

  @Test
  void aCaFileIsThereAndHoldsCertificates() throws Exception {
    var missing = directory.resolve("missing");
    var empty = Files.createFile(directory.resolve("empty"));
    var garbage = Files.writeString(directory.resolve("garbage"), "no certificate");
    for (var file : List.of(missing, empty, garbage)) {
      var settings = settings(URI.create("https://127.0.0.1:8200"), file);
      assertThatThrownBy(() -> OpenBao.open(settings))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(file.getFileName().toString());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://vault.example.com:8200, true",
    "https://vault.example.com/behind/a/proxy, true",
    "http://localhost:8200, true",
    "http://127.0.0.1:8200, true",
    "http://[::1]:8200, true",
    "http://vault.example.com:8200, false",
    "http://127.0.0.1.example.com, false",
    "http://10.0.0.1:8200, false",
    "https://ann:hunter2@vault.example.com, false",
    "https://vault.example.com?x=y, false",
    "ftp://127.0.0.1, false",
    "vault.example.com, false"
  })
  void plainHttpStaysOnThisMachine(URI address, boolean usable) {
    assertThat(OpenBaoSettings.isUsable(address)).isEqualTo(usable);
    if (!usable) {
      assertThatThrownBy(() -> settings(address, null))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "secret, true",
    "team/kv, true",
    "'', false",
    "/kv, false",
    "../kv, false",
    "a b, false"
  })
  void aPathIsNamesWithSlashesBetween(String text, boolean path) {
    assertThat(OpenBaoSettings.isPath(text)).isEqualTo(path);
  }

  @Test
  void settingsPrintNoSecret() {
    var token = new OpenBaoSettings.Login.Token("hvs.hunter2");
    var address = URI.create("http://localhost");
    assertThat(settings(address, null).toString()).doesNotContain(StandIn.SECRET_ID);
    assertThat(Vaults.settings(address, token, SOON, null).toString()).doesNotContain("hunter2");
  }

  private static Mono<String> asked(StandIn server, @Nullable Path caFile) {
    return OpenBao.open(settings(server.address(), caFile)).fingerprint(CARD);
  }

  private static OpenBaoSettings settings(URI address, @Nullable Path caFile) {
    return Vaults.settings(address, Vaults.APP_ROLE, SOON, caFile);
  }

  private static void closed(Mono<?> call) {
    StepVerifier.create(call).expectError(VaultUnavailableException.class).verify(SOON);
  }

  private SSLContext identity(String name, String host) throws Exception {
    keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "SAN=" + host, name);
    keytool("-exportcert", "-rfc", "-file", certificate(name).toString(), name);
    var store = KeyStore.getInstance(store(name).toFile(), PASSWORD);
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /** The last argument is the identity's name. */
  private void keytool(String... arguments) throws Exception {
    var name = arguments[arguments.length - 1];
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments).subList(0, arguments.length - 1));
    command.addAll(List.of("-alias", name, "-keystore", store(name).toString()));
    command.addAll(List.of("-storepass", new String(PASSWORD)));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  private Path store(String name) {
    return directory.resolve(name + ".p12");
  }

  private Path certificate(String name) {
    return directory.resolve(name + ".pem");
  }
}
