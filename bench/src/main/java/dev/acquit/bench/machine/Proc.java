package dev.acquit.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What {@code /proc} tells of a process (proc(5)). */
public final class Proc {

  /** User space always sees hundredths of a second. */
  private static final long MILLIS_A_TICK = 10;

  private static final int USER = 11;
  private static final int SYSTEM = 12;
  private static final int OF_ENDED_USER = 13;
  private static final int OF_ENDED_SYSTEM = 14;

  private Proc() {}

  /** The CPU time that it has used, of all its threads. */
  public static Duration cpu(long pid) {
    return used(read(pid, "stat"));
  }

  /** The same with its children, those that have ended included: PostgreSQL is many processes. */
  public static Duration cpuOfAll(long pid) {
    return ProcessHandle.of(pid).stream()
        .flatMap(ProcessHandle::children)
        .map(child -> cpu(child.pid()))
        .reduce(usedWithEnded(read(pid, "stat")), Duration::plus);
  }

  /** Resident memory, in bytes (VmRSS). */
  public static long resident(long pid) {
    return resident(read(pid, "status"));
  }

  static long resident(String status) {
    return status
        .lines()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElse(0);
  }

  static Duration used(String stat) {
    var fields = fields(stat);
    return ticks(fields, USER).plus(ticks(fields, SYSTEM));
  }

  /** With what its children had used that have ended. */
  static Duration usedWithEnded(String stat) {
    var fields = fields(stat);
    return used(stat).plus(ticks(fields, OF_ENDED_USER)).plus(ticks(fields, OF_ENDED_SYSTEM));
  }

  private static Duration ticks(List<String> fields, int at) {
    return fields.size() <= at
        ? Duration.ZERO
        : Duration.ofMillis(Long.parseLong(fields.get(at)) * MILLIS_A_TICK);
  }

  /** From the third on: the second, the name in parentheses, may hold anything. */
  private static List<String> fields(String stat) {
    return List.of(stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1));
  }

  /** Empty for one that has ended. */
  private static String read(long pid, String file) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), file));
    } catch (IOException ended) {
      return "";
    }
  }
}
