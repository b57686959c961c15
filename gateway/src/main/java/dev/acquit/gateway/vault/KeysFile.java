package dev.acquit.gateway.vault;

import dev.acquit.gateway.database.OwnerOnly;
import dev.acquit.vault.embedded.EmbeddedVaultKeys;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * A file that holds a vault's keys, as the two lines of an environment file. It is replaced whole,
 * and by one process at a time, so that no reader sees half of it and no new key is lost.
 */
record KeysFile(Path path) {

  static KeysFile at(Path path) {
    return new KeysFile(path.toAbsolutePath());
  }

  String text() throws IOException {
    return Files.readString(path);
  }

  /** The keys in it; new ones if it is not there. */
  EmbeddedVaultKeys readOrMake() throws IOException {
    if (!Files.exists(path)) {
      try {
        make(EmbeddedVaultKeys.generate());
      } catch (FileAlreadyExistsException _) { // by another gateway, a moment ago
        return EmbeddedVaultKeys.parse(text());
      }
    }
    return EmbeddedVaultKeys.parse(text());
  }

  /**
   * Makes the file.
   *
   * @throws FileAlreadyExistsException when it is there
   */
  void make(EmbeddedVaultKeys keys) throws IOException {
    try (var _ = locked()) {
      if (Files.exists(path)) {
        throw new FileAlreadyExistsException(path.toString());
      }
      OwnerOnly.write(path, keys.toText());
    }
  }

  /** Puts what {@code edit} makes of the keys in their place; tells what it is. */
  EmbeddedVaultKeys edit(Edit edit) throws IOException {
    try (var _ = locked()) {
      var edited = edit.of(EmbeddedVaultKeys.parse(text()));
      OwnerOnly.write(path, edited.toText());
      return edited;
    }
  }

  /** Waits for whoever else is writing; closing it lets go. */
  private FileChannel locked() throws IOException {
    OwnerOnly.makeDirectories(Objects.requireNonNull(path.getParent(), "A file, not the root"));
    var lock = path.resolveSibling(path.getFileName() + ".lock");
    var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.lock();
    return channel;
  }

  /** What is done to keys; an exception leaves the file as it is. */
  @FunctionalInterface
  interface Edit {

    EmbeddedVaultKeys of(EmbeddedVaultKeys keys) throws IOException;
  }
}
