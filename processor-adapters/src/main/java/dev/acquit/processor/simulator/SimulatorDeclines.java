package dev.acquit.processor.simulator;

import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The simulator's decline codes in the common vocabulary, from a table beside this class. */
final class SimulatorDeclines {

  private static final Properties TABLE = read();

  private SimulatorDeclines() {}

  /**
   * The decline, with its raw code kept; a code that the table does not know may be tried again,
   * carefully.
   */
  static Decline of(String code) {
    var reason = TABLE.getProperty(code);
    return new Decline(
        reason == null ? DeclineReason.SOFT_UNKNOWN : DeclineReason.valueOf(reason), code);
  }

  private static Properties read() {
    var table = new Properties();
    try (var resource =
        SimulatorDeclines.class.getResourceAsStream("simulator-declines.properties")) {
      table.load(resource);
      return table;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
