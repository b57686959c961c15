package dev.acquit.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The machine that a run was made on. */
public final class Host {

  private Host() {}

  /** The load average of the last minute. */
  public static double load() {
    return Double.parseDouble(read("/proc/loadavg").split(" ", -1)[0]);
  }

  public static String described() {
    var cores = Runtime.getRuntime().availableProcessors();
    var model =
        read("/proc/cpuinfo")
            .lines()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse(System.getProperty("os.arch"));
    var memory =
        read("/proc/meminfo")
            .lines()
            .filter(line -> line.startsWith("MemTotal"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 / 1024)
            .findFirst()
            .orElse(0);
    return "%d cores (%s), %d GB, %s %s"
        .formatted(
            cores, model, memory, System.getProperty("os.name"), System.getProperty("os.version"));
  }

  /** The commit that was measured, with a mark where files differ from it. */
  public static String commit() {
    try {
      return Programs.run(List.of("git", "describe", "--always", "--dirty")).strip();
    } catch (IllegalStateException | UncheckedIOException none) {
      return "unknown";
    }
  }

  /** How many files a process may have open. */
  public static long openFiles() {
    return read("/proc/self/limits")
        .lines()
        .filter(line -> line.startsWith("Max open files"))
        .mapToLong(line -> Long.parseLong(line.split("\\s+", -1)[4]))
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
