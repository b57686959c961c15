package dev.acquit.processor.contract.report;

import dev.acquit.processor.Capabilities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The reports on all adapters of one run of tests; closing it writes them. */
public final class Reports implements AutoCloseable {

  private final Path directory;
  private final SortedMap<String, Report> reports = new TreeMap<>();

  public Reports(Path directory) {
    this.directory = directory;
  }

  /** The report on that processor, begun where there is none yet. */
  public synchronized Report of(String processor, Supplier<Capabilities> declared) {
    return reports.computeIfAbsent(processor, _ -> new Report(processor, declared.get()));
  }

  @Override
  public synchronized void close() throws IOException {
    Files.createDirectories(directory);
    for (var report : reports.entrySet()) {
      Files.writeString(directory.resolve(report.getKey() + ".md"), report.getValue().page());
    }
  }
}
