package dev.acquit.gateway.database;

import dev.acquit.gateway.settings.StartRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.util.FileSystemUtils;

/**
 * Keeps other users of the machine out of the embedded server: a random password, made at a
 * directory's first start and kept beside it for its owner. Prints nothing of it.
 *
 * @param file where the password is now
 * @param kept where it is from the first completed start on
 */
record ServerPassword(String text, Path file, Path kept) {

  /** The directory's password; a first start that was cut short is begun anew. */
  static ServerPassword prepare(Path data) throws IOException {
    var kept = data.resolveSibling(data.getFileName() + ".password");
    if (Files.exists(kept)) {
      return new ServerPassword(Files.readString(kept), kept, kept);
    }
    var fresh = data.resolveSibling(data.getFileName() + ".password.new");
    if (Files.exists(fresh)) {
      FileSystemUtils.deleteRecursively(data); // nothing was ever acknowledged from it
    } else if (Files.exists(data) && !isEmpty(data)) {
      throw new StartRefusedException(
          data + " holds files, but not a database of this gateway: " + kept + " is missing.",
          "Choose an empty directory with ACQUIT_DATABASE_DIRECTORY, or put that file back.");
    }
    var text = random();
    OwnerOnly.write(fresh, text);
    return new ServerPassword(text, fresh, kept);
  }

  /** The server has started: the directory is good from now on. */
  void settle() throws IOException {
    if (!file.equals(kept)) {
      Files.move(file, kept, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (var entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    }
  }

  private static String random() {
    var bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public String toString() {
    return "ServerPassword[" + kept + "]";
  }
}
