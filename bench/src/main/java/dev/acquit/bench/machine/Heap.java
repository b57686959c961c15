package dev.acquit.bench.machine;

import java.util.List;

/** What lives on a JVM's heap: a full collection, then what is left. */
public final class Heap {

  private Heap() {}

  /** Bytes, as {@code jcmd PID GC.class_histogram} counts them. */
  public static long live(long pid) {
    return total(
        Programs.run(List.of(Jvm.program("jcmd"), Long.toString(pid), "GC.class_histogram")));
  }

  /** Of the line {@code Total <instances> <bytes>}. */
  static long total(String histogram) {
    return histogram
        .lines()
        .filter(line -> line.startsWith("Total"))
        .map(line -> line.strip().split("\\s+", -1))
        .mapToLong(words -> Long.parseLong(words[2]))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No histogram: " + histogram));
  }
}
