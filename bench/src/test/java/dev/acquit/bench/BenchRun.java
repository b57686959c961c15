package dev.acquit.bench;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The run itself, which only {@code make bench} and its like begin: its name matches no pattern.
 */
class BenchRun {

  @Test
  void measures() {
    Bench.run(Options.ofProperties(Path.of("..").toAbsolutePath().normalize()));
  }
}
