package dev.acquit.bench.machine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The PostgreSQL that the machine has. */
final class LocalServer implements Server {

  private static final Duration START = Duration.ofSeconds(60);

  private final Path programs;
  private final Path data;
  private final Child process;
  private final Database database;

  private LocalServer(Path programs, Path data, Child process, Database database) {
    this.programs = programs;
    this.data = data;
    this.process = process;
    this.database = database;
  }

  static Server start(Path programs, Workspace workspace) {
    var data = workspace.path("postgres");
    workspace.giveAway();
    Programs.run(
        Workspace.asOwner(
            List.of(
                programs.resolve("initdb").toString(),
                "--pgdata=" + data,
                "--username=postgres",
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C")));
    var port = Ports.free();
    var process =
        Child.silent("PostgreSQL", workspace.path("postgres.log"), command(programs, data, port));
    var database = new Database(port);
    Pause.until("PostgreSQL takes connections", START, database::isReachable);
    return new LocalServer(programs, data, process, database);
  }

  private static List<String> command(Path programs, Path data, int port) {
    var command =
        new ArrayList<>(
            List.of(
                programs.resolve("postgres").toString(), "-D", data.toString(), "-p", "" + port));
    SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + unquoted(value))));
    return Workspace.asOwner(command);
  }

  private static String unquoted(String value) {
    return value.replace("'", "");
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public Database database() {
    return database;
  }

  @Override
  public void close() {
    Programs.run(
        Workspace.asOwner(
            List.of(
                programs.resolve("pg_ctl").toString(),
                "-D",
                data.toString(),
                "-m",
                "fast",
                "-w",
                "stop")));
    process.awaitEnd(START);
  }
}
