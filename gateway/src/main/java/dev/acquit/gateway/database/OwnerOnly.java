package dev.acquit.gateway.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** Makes files and directories that nobody else on the machine can read, not even for a moment. */
public final class OwnerOnly {

  private static final FileAttribute<Set<PosixFilePermission>> DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<Set<PosixFilePermission>> FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private OwnerOnly() {}

  /** Makes what is missing of a path; what stands stays as it is. */
  public static void makeDirectories(Path directory) throws IOException {
    Files.createDirectories(directory, DIRECTORY);
  }

  /**
   * Writes a file, whole or not at all, in place of one that stands there; it is on disk when this
   * returns.
   */
  public static void write(Path file, String text) throws IOException {
    var target = file.toAbsolutePath();
    var directory = Objects.requireNonNull(target.getParent(), "A file, not the root");
    makeDirectories(directory);
    var draft = Files.createTempFile(directory, target.getFileName() + ".", ".tmp", FILE);
    Files.writeString(draft, text, StandardOpenOption.SYNC);
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
  }
}
