package dev.acquit.gateway.database;

import dev.acquit.gateway.settings.StartRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server process that a data directory's {@code postmaster.pid} names. Only whoever holds the
 * directory's lock may end it: then no gateway can be using it.
 */
final class Postmaster {

  private static final Logger log = LoggerFactory.getLogger(Postmaster.class);
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration CLOCK_SLACK = Duration.ofSeconds(5);

  private final Path data;
  private final Path pidFile;

  Postmaster(Path data) {
    this.data = data;
    this.pidFile = data.resolve("postmaster.pid");
  }

  /**
   * Ends the server that a killed gateway left behind, so that a new one can start; does nothing
   * when there is none.
   */
  void end() throws IOException {
    if (!Files.exists(pidFile)) {
      return;
    }
    var lines = Files.readAllLines(pidFile);
    var process = named(lines);
    if (process.isEmpty()) {
      return; // PostgreSQL clears away the file of a dead server itself
    }
    if (isOurs(process.get(), lines)) {
      log.warn("Ending PostgreSQL {}, left behind on {}", process.get().pid(), data);
      end(process.get());
    } else { // the number was given to another program since: PostgreSQL would take that for a
      // server
      Files.deleteIfExists(pidFile);
    }
  }

  private static Optional<ProcessHandle> named(List<String> lines) {
    var pid = lines.isEmpty() ? "" : lines.getFirst().strip();
    return pid.matches("\\d{1,18}")
        ? ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive)
        : Optional.empty();
  }

  private boolean isOurs(ProcessHandle process, List<String> lines) throws IOException {
    var command = process.info().command().map(Path::of).map(Path::getFileName);
    if (command.isEmpty() || !command.get().toString().equals("postgres")) {
      return false;
    }
    var work = Path.of("/proc", Long.toString(process.pid()), "cwd"); // a server works in its data
    return Files.isDirectory(Path.of("/proc/self"))
        ? Files.exists(work) && Files.isSameFile(work, data)
        : startedWhen(process, lines);
  }

  /**
   * Where there is no /proc: the file tells when its server started, so a number given again is
   * seen.
   */
  private static boolean startedWhen(ProcessHandle process, List<String> lines) {
    if (lines.size() < 3 || !lines.get(2).strip().matches("\\d{1,12}")) {
      return false;
    }
    var written = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
    var started = process.info().startInstant().orElse(Instant.EPOCH);
    return Duration.between(started, written).abs().compareTo(CLOCK_SLACK) < 0;
  }

  /**
   * First "fast": no clients, all on disk; then "immediate": the log is replayed at the next start.
   */
  private void end(ProcessHandle process) throws IOException {
    for (var signal : List.of("-INT", "-QUIT")) {
      new ProcessBuilder("kill", signal, Long.toString(process.pid())).start();
      if (goneWithin(PATIENCE, process)) {
        return;
      }
    }
    throw new StartRefusedException(
        "PostgreSQL " + process.pid() + " holds " + data + " and does not stop.",
        "End that process, then start the gateway again.");
  }

  /**
   * A process whose parent does not reap it looks alive for ever, so the file counts too: a server
   * removes it last.
   */
  private boolean goneWithin(Duration patience, ProcessHandle process) {
    var deadline = System.nanoTime() + patience.toNanos();
    while (process.isAlive() && Files.exists(pidFile)) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      pause(process);
    }
    return true;
  }

  private static void pause(ProcessHandle process) {
    try {
      process.onExit().get(20, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException _) {
      // still there: look again
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while PostgreSQL stops", e);
    }
  }
}
