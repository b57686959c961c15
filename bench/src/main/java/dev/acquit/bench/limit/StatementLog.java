package dev.acquit.bench.limit;

import dev.acquit.bench.machine.Database;
import dev.acquit.bench.machine.Pause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the server was asked while something was done. */
final class StatementLog {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration SETTLING = Duration.ofSeconds(1);

  private StatementLog() {}

  static List<Logged> of(Database database, Runnable done) {
    var directory =
        Path.of(
            database.texts("SELECT current_setting('data_directory') || '/log'").getFirst());
    database.run("ALTER SYSTEM SET log_statement = 'all'", "SELECT pg_reload_conf()");
    Pause.of(SETTLING);
    done.run();
    database.run("ALTER SYSTEM RESET log_statement", "SELECT pg_reload_conf()");
    Pause.of(SETTLING);
    return read(directory);
  }

  private static List<Logged> read(Path directory) {
    try (var files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .flatMap(StatementLog::statements)
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Stream<Logged> statements(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .map(StatementLog::statement)
          .filter(Objects::nonNull);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static @Nullable Logged statement(String line) {
    try {
      return Logged.of(JSON.readTree(line));
    } catch (JacksonException unfinished) {
      return null;
    }
  }
}
