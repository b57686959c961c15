package dev.acquit.gateway.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.vault.VaultKeysCommand.Result;
import dev.acquit.vault.embedded.EmbeddedVaultKeys;
import dev.acquit.vault.embedded.KeyRotation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultKeysCommandTest {

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("kept/keys");
  }

  @Test
  void newPrintsAPair() {
    assertThat(EmbeddedVaultKeys.parse(run("new").text()).toText())
        .startsWith("ACQUIT_VAULT_KEYSET=");
  }

  @Test
  void newMakesAFileForItsOwnerAloneAndPrintsNoKey() throws IOException {
    var made = run("new", file.toString());

    assertThat(made.code()).isZero();
    assertThat(made.text())
        .isEqualTo("Keys: %1$s; sealing under %1$s", KeyRotation.primary(keys()));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void newLeavesAFileAsItIs() throws IOException {
    run("new", file.toString());
    var before = Files.readString(file);

    assertThat(run("new", file.toString()).code()).isEqualTo(1);
    assertThat(file).hasContent(before);
  }

  @Test
  void rotateAddsAKeyAndSealsUnderIt() throws IOException {
    run("new", file.toString());
    var before = keys();

    assertThat(run("rotate", file.toString()).code()).isZero();

    assertThat(KeyRotation.ids(keys())).hasSize(2).startsWith(KeyRotation.primary(before));
    assertThat(KeyRotation.primary(keys())).isNotEqualTo(KeyRotation.primary(before));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void addAndPromoteAreARotationInTwoSteps() throws IOException {
    run("new", file.toString());
    var before = KeyRotation.primary(keys());

    run("add", file.toString());
    assertThat(KeyRotation.primary(keys())).isEqualTo(before);
    run("promote", file.toString());

    assertThat(KeyRotation.primary(keys())).isEqualTo(KeyRotation.ids(keys()).getLast());
    assertThat(KeyRotation.outdated(keys())).containsExactly(before);
  }

  /** Gateways that start at once, on a file that is not there yet. */
  @Test
  void aFileIsMadeOnceByHoweverMany() {
    var made =
        IntStream.range(0, 8)
            .mapToObj(_ -> CompletableFuture.supplyAsync(this::readOrMake))
            .toList();

    assertThat(new HashSet<>(made.stream().map(CompletableFuture::join).toList())).hasSize(1);
  }

  @Test
  void retireNeedsADatabase() throws IOException {
    run("new", file.toString());
    run("rotate", file.toString());

    assertThat(run("retire", file.toString()))
        .isEqualTo(
            new Result(1, "No database is named. Set ACQUIT_DATABASE_URL as the gateway has it."));
    assertThat(KeyRotation.ids(keys())).hasSize(2);
  }

  @Test
  void whatItDoesNotUnderstandIsAnsweredWithItsUse() {
    for (var arguments :
        List.of(
            List.<String>of(), List.of("rotate"), List.of("x", "y"), List.of("new", "a", "b"))) {
      var result = VaultKeysCommand.run(arguments, Map.of());
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.text()).contains("vault-keys rotate FILE");
    }
    assertThat(run("rotate", file.toString()).text()).endsWith("is not there.");
  }

  @Test
  void aFileThatHoldsNoKeysIsNotRepeated() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "c2VjcmV0");

    var refused = run("rotate", file.toString());

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.text()).doesNotContain("c2VjcmV0");
    assertThat(file).hasContent("c2VjcmV0");
  }

  private static Result run(String... arguments) {
    return VaultKeysCommand.run(List.of(arguments), Map.of());
  }

  private String readOrMake() {
    try {
      return KeysFile.at(file).readOrMake().toText();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private EmbeddedVaultKeys keys() throws IOException {
    return EmbeddedVaultKeys.parse(Files.readString(file));
  }
}
