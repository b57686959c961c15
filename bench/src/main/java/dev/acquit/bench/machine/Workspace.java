package dev.acquit.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directory of one run: the database, the logs, the plans. It is on a disk, and it goes with
 * the run.
 */
public final class Workspace implements AutoCloseable {

  private static final Path LASTING = Path.of("/var/tmp");
  private static final String NOBODY = "65534";

  private final Path directory;

  private Workspace(Path directory) {
    this.directory = directory;
  }

  /** Below {@code /var/tmp}, since {@code /tmp} may be in memory, where a flush costs nothing. */
  public static Workspace create() {
    try {
      var parent =
          Files.isDirectory(LASTING) ? LASTING : Path.of(System.getProperty("java.io.tmpdir"));
      return new Workspace(Files.createTempDirectory(parent, "acquit-bench-"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public Path path(String name) {
    return directory.resolve(name);
  }

  /** Whether PostgreSQL, which does not run as root, has to run as somebody else. */
  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** The command as somebody who is not root. */
  static List<String> asOwner(List<String> command) {
    var prefix =
        isRoot()
            ? List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups")
            : List.<String>of();
    return Stream.concat(prefix.stream(), command.stream()).toList();
  }

  /** Gives all of it to whom PostgreSQL runs as. */
  void giveAway() {
    if (isRoot()) {
      Programs.run(List.of("chown", NOBODY + ":" + NOBODY, directory.toString()));
    }
  }

  @Override
  public void close() {
    try (var all = Files.walk(directory)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
