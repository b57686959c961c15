package dev.acquit.bench.limit;

import dev.acquit.bench.machine.Database;
import dev.acquit.bench.machine.Pause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What the server was asked while something was done. */
final class StatementLog {

  private static final Duration SETTLING = Duration.ofSeconds(2);

  private StatementLog() {}

  /** Sessions begin anew, since they tell a statement's types only when they prepare it. */
  static List<Logged> of(Database database, Runnable done) {
    var directory =
        Path.of(database.texts("SELECT current_setting('data_directory') || '/log'").getFirst());
    database.run(
        "ALTER SYSTEM SET log_statement = 'all'",
        "ALTER SYSTEM SET debug_print_parse = 'on'",
        "SELECT pg_reload_conf()",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name ="
            + " 'acquit-gateway'");
    Pause.of(SETTLING);
    done.run();
    database.run(
        "ALTER SYSTEM RESET log_statement",
        "ALTER SYSTEM RESET debug_print_parse",
        "SELECT pg_reload_conf()");
    Pause.of(SETTLING);
    return read(directory);
  }

  private static List<Logged> read(Path directory) {
    var reader = new LogReader();
    try (var files = Files.list(directory)) {
      for (var file : files.filter(StatementLog::isJson).sorted().toList()) {
        try (var lines = Files.lines(file)) {
          lines.forEach(reader::read);
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return reader.executed();
  }

  private static boolean isJson(Path file) {
    return file.toString().endsWith(".json");
  }
}
