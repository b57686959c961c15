package dev.acquit.gateway.database;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes files and directories that nobody else on the machine can read, not even for a moment. */
public final class OwnerOnly {

  private OwnerOnly() {}

  /** Makes what is missing of a path; what stands stays as it is. */
  public static void makeDirectories(Path directory) throws IOException {
    Files.createDirectories(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  /** Writes a new file, in place of one that stands there. */
  public static void write(Path file, String text) throws IOException {
    var permissions =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try {
      Files.createFile(file, permissions);
    } catch (
        FileAlreadyExistsException _) { // perhaps open to others: its place is taken, not its mode
      Files.delete(file);
      Files.createFile(file, permissions);
    }
    Files.writeString(file, text);
  }
}
