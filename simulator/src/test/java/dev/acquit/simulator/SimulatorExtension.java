package dev.acquit.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A simulator of its own for each test. */
final class SimulatorExtension implements AfterEachCallback {

  private static final Duration BACKOFF = Duration.ofMillis(20);

  private final Path directory = temporary();
  private Simulator simulator = start();

  private static Path temporary() {
    try {
      return Files.createTempDirectory("simulator");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Simulator start() {
    return Simulator.start(new SimulatorSettings("127.0.0.1", 0, directory, BACKOFF));
  }

  Api api() {
    return Api.of(simulator);
  }

  Path journal() {
    return directory.resolve("journal.jsonl");
  }

  Path directory() {
    return directory;
  }

  void stop() {
    simulator.stop();
  }

  void restart() {
    simulator.stop();
    simulator = start();
  }

  void startAgain() {
    simulator = start();
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    simulator.stop();
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
