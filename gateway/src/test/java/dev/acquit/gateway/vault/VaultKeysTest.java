package dev.acquit.gateway.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquit.gateway.settings.StartRefusedException;
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
    var settings =
        bound(
            Map.of(
                "ACQUIT_VAULT_KEYSET", line(keys, 0),
                "ACQUIT_VAULT_FINGERPRINT_KEYSET", line(keys, 1)));
    assertThat(VaultKeys.find(settings, () -> true).toText()).isEqualTo(keys.toText());
  }

  @Test
  void aFileIsMadeOnceAndKept() throws IOException {
    var file = directory.resolve("made/keys");
    var made = VaultKeys.find(inFile(file), () -> false);
    assertThat(VaultKeys.find(inFile(file), () -> true).toText()).isEqualTo(made.toText());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var left = Files.list(file.getParent())) {
      assertThat(left).containsExactlyInAnyOrder(file, file.resolveSibling("keys.lock"));
    }
  }

  @Test
  void aFileThatIsLostIsNotMadeAgain() {
    var file = directory.resolve("lost");
    assertThatThrownBy(() -> VaultKeys.find(inFile(file), () -> true))
        .isInstanceOf(StartRefusedException.class)
        .hasMessage(
            "The vault's keys are not in %s, but the database holds what they sealed.", file);
    assertThat(file).doesNotExist();
  }

  @Test
  void whatCannotBeReadIsRefusedWithoutRepeatingIt() throws IOException {
    var file = Files.writeString(directory.resolve("keys"), "c2VjcmV0");
    assertThatThrownBy(() -> VaultKeys.find(inFile(file), () -> false))
        .isInstanceOf(StartRefusedException.class)
        .hasNoCause()
        .hasMessageStartingWith("The vault's keys in " + file + " cannot be used: ")
        .hasMessageNotContaining("c2VjcmV0");
    assertThat(file).hasContent("c2VjcmV0");
  }

  @Test
  void theSettingsPrintNoKey() {
    var keys = EmbeddedVaultKeys.generate();
    var settings =
        bound(
            Map.of(
                "ACQUIT_VAULT_KEYSET", line(keys, 0),
                "ACQUIT_VAULT_FINGERPRINT_KEYSET", line(keys, 1)));
    assertThat(settings).asString().doesNotContain(line(keys, 0)).doesNotContain(line(keys, 1));
  }

  private static VaultSettings inFile(Path file) {
    return bound(Map.of("ACQUIT_VAULT_KEYS_FILE", file));
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
