package dev.acquit.bench;

import dev.acquit.bench.figure.Pace;
import dev.acquit.bench.machine.Gateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run was asked for.
 *
 * @param mode a word for the report
 * @param only the figures that are measured beside P1 and P2; all of them where it is empty
 * @param gateway the jar
 * @param jvm options of the gateway's JVM beside the usual ones
 * @param page where the report goes; null for the console alone
 */
public record Options(
    String mode, Pace pace, Set<String> only, Path gateway, List<String> jvm, @Nullable Path page) {

  static final String PROFILE = "profile";

  private static final long FULL_ROWS = 10_000_000;
  private static final long QUICK_ROWS = 200_000;

  /** As the properties {@code bench.mode}, {@code .rows}, {@code .only} and {@code .jvm} say. */
  public static Options ofProperties(Path root) {
    var mode = System.getProperty("bench.mode", "quick");
    var full = mode.equals("full");
    var rows = Long.getLong("bench.rows", full ? FULL_ROWS : QUICK_ROWS);
    var only = System.getProperty("bench.only", "");
    return new Options(
        mode,
        mode.equals("quick") ? Pace.quick(rows) : Pace.full(rows),
        only.isBlank() ? Set.of() : Set.of(only.split(",", -1)),
        jar(root.resolve("gateway/target")),
        words(System.getProperty("bench.jvm", "")),
        full ? root.resolve("docs/performance.md") : null);
  }

  /** All options of the gateway's JVM. */
  String allJvm() {
    return String.join(" ", Stream.concat(Gateway.JVM.stream(), jvm.stream()).toList());
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+", -1));
  }

  boolean asks(String id) {
    return only.isEmpty() || only.contains(id);
  }

  private static Path jar(Path target) {
    try (var files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().matches("gateway-.*\\.jar"))
          .filter(file -> !file.toString().endsWith("-tests.jar"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("The gateway is not packaged"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
