package dev.acquit.gateway.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquit.gateway.database.StartRefusedException;
import dev.acquit.vault.embedded.EmbeddedVaultKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class VaultKeysTest {

  @TempDir private Path directory;

  @Test
  void theyAreReadFromTheEnvironment() {
    var keys = EmbeddedVaultKeys.generate();
    var variables =
        Map.<String, Object>of(
            "ACQUIT_VAULT_KEYSET", line(keys, 0), "ACQUIT_VAULT_FINGERPRINT_KEYSET", line(keys, 1));
    assertThat(VaultKeys.find(bound(variables)).toText()).isEqualTo(keys.toText());
  }

  @Test
  void aFileIsMadeOnceAndKept() throws IOException {
    var file = directory.resolve("made/keys");
    var made = VaultKeys.find(bound(Map.of("ACQUIT_VAULT_KEYS_FILE", file)));
    assertThat(VaultKeys.find(bound(Map.of("ACQUIT_VAULT_KEYS_FILE", file))).toText())
        .isEqualTo(made.toText());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var left = Files.list(file.getParent())) {
      assertThat(left).containsExactlyInAnyOrder(file, file.resolveSibling("keys.lock"));
    }
  }

  @Test
  void withoutAnyTheGatewayDoesNotStart() {
    assertThatThrownBy(() -> VaultKeys.find(bound(Map.of())))
        .isInstanceOf(StartRefusedException.class)
        .hasMessage("The vault has no keys.");
  }

  @Test
  void oneOfTwoIsNotEnough() {
    var variables =
        Map.<String, Object>of("ACQUIT_VAULT_KEYSET", line(EmbeddedVaultKeys.generate(), 0));
    assertThatThrownBy(() -> VaultKeys.find(bound(variables)))
        .isInstanceOf(StartRefusedException.class)
        .hasMessage("The vault has one of its two key sets only.");
  }

  @Test
  void whatCannotBeReadIsRefusedWithoutRepeatingIt() throws IOException {
    var file = Files.writeString(directory.resolve("keys"), "c2VjcmV0");
    assertThatThrownBy(() -> VaultKeys.find(bound(Map.of("ACQUIT_VAULT_KEYS_FILE", file))))
        .isInstanceOf(StartRefusedException.class)
        .hasNoCause()
        .hasMessageStartingWith("The vault's keys cannot be used: ")
        .hasMessageNotContaining("c2VjcmV0");
    assertThat(file).hasContent("c2VjcmV0");
  }

  @Test
  void theSettingsPrintNoKey() {
    var variables = Map.<String, Object>of("ACQUIT_VAULT_KEYSET", "c2VjcmV0");
    assertThat(bound(variables)).asString().doesNotContain("c2VjcmV0");
  }

  private static VaultSettings bound(Map<String, Object> variables) {
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .forEach(s -> environment.getPropertySources().remove(s.getName()));
    environment
        .getPropertySources()
        .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables));
    ConfigurationPropertySources.attach(environment);
    return Binder.get(environment).bindOrCreate("acquit.vault", VaultSettings.class);
  }

  private static String line(EmbeddedVaultKeys keys, int number) {
    var line = keys.toText().lines().toList().get(number);
    return line.substring(line.indexOf('=') + 1);
  }
}
