package dev.acquit.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of the machine. */
public final class Programs {

  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

  private Programs() {}

  /** A program of PostgreSQL: where Debian has them, or on the PATH. */
  public static Optional<Path> postgres(String name) {
    return Stream.concat(debian(), onPath())
        .map(directory -> directory.resolve(name))
        .filter(Files::isExecutable)
        .map(Programs::real)
        .findFirst();
  }

  private static Stream<Path> onPath() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).map(Path::of);
  }

  private static Stream<Path> debian() {
    if (!Files.isDirectory(DEBIAN)) {
      return Stream.empty();
    }
    try (var versions = Files.list(DEBIAN)) {
      return versions
          .sorted(Comparator.reverseOrder())
          .map(version -> version.resolve("bin"))
          .toList()
          .stream();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Behind links, as servers look for files beside themselves; but a wrapper goes by its name. */
  private static Path real(Path program) {
    try {
      var real = program.toRealPath();
      return real.endsWith(program.getFileName()) ? real : program;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Runs a program to its end; what it printed. It fails if the program does. */
  public static String run(List<String> command) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command.getFirst() + " failed: " + printed);
      }
      return printed;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
