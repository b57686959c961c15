package dev.acquit.bench.limit;

import dev.acquit.bench.machine.Database;
import dev.acquit.bench.machine.Programs;
import dev.acquit.bench.machine.Workspace;
import dev.acquit.bench.shop.Lines;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The limit by PostgreSQL's own benchmark program. */
record PgBench(Path program, Database database, Workspace workspace, TwoCommits commits) {

  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
  private static final String THREADS = "2";

  double measure(Duration warm, Duration measured) {
    var script = Lines.write(workspace.path("two-commits.sql"), script());
    run(script, warm, 0);
    var printed = run(script, measured, warm.toMillis() * 100);
    var rate = RATE.matcher(printed);
    if (!rate.find()) {
      throw new IllegalStateException("pgbench told no rate: " + printed);
    }
    return Double.parseDouble(rate.group(1));
  }

  /**
   * @param first where a client begins to count, so that no run repeats another's keys
   */
  private String run(Path script, Duration time, long first) {
    var command =
        new ArrayList<>(
            List.of(
                "env",
                "PGOPTIONS=-c search_path=acquit,bench",
                program.toString(),
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + Limit.CLIENTS,
                "--jobs=" + THREADS,
                "--time=" + Math.max(1, time.toSeconds()),
                "--file=" + script,
                "--host=127.0.0.1",
                "--port=" + database.port(),
                "--username=postgres",
                "--define=number=" + first,
                "--define=nothing=-"));
    constants("a", commits.intent(), command);
    constants("b", commits.outcome(), command);
    command.add("postgres");
    return Programs.run(command);
  }

  private List<String> script() {
    return List.of(
        "\\set number :number + 1",
        "\\set method random(0, " + (commits.methods() - 1) + ")",
        written("a", commits.intent()),
        written("b", commits.outcome()));
  }

  private static String written(String prefix, Template template) {
    return template.written((part, at) -> parameter(prefix, part, at)).strip() + ";";
  }

  private static String parameter(String prefix, Part part, int at) {
    return switch (part) {
      case Part.Same(var text) when text.isEmpty() -> "''";
      case Part.Same _ -> ":" + prefix + at;
      case Part.Null _ -> "nullif(:nothing::text, '-')"; // a parameter is never null here
      default -> Template.sql(part, ":client_id", ":number", ":method");
    };
  }

  private static void constants(String prefix, Template template, List<String> command) {
    for (int at = 0; at < template.parts().size(); at++) {
      if (template.parts().get(at) instanceof Part.Same(var text) && !text.isEmpty()) {
        command.add("--define=" + prefix + at + "=" + text);
      }
    }
  }
}
