package dev.acquit.bench.driver;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a driver does: all streams side by side, first to warm, then measured, then held for as long
 * as somebody looks at what is in flight.
 */
public record Plan(List<Stream> streams, Duration warm, Duration measured, Duration held) {

  private static final JsonMapper JSON = JsonMapper.shared();

  static Plan read(Path file) {
    return JSON.readValue(file, Plan.class);
  }

  void write(Path file) {
    JSON.writeValue(file, this);
  }

  /**
   * Requests of one kind.
   *
   * @param targets {@code host:port}, taken in turn by connections
   * @param connections how many; in an open loop, how many at most
   * @param rate how many requests are due in a second; 0 for a closed loop, in which each
   *     connection sends its next request once it has an answer
   * @param kind what a line of {@code file} is
   */
  public record Stream(
      String name, List<String> targets, int connections, double rate, Kind kind, Path file) {}

  /** What requests are made of. */
  public enum Kind {
    /** An API key and the id of a saved method: charged again and again. */
    CHARGES,
    /** A path of the processor's: charged without the gateway, under a new reference each time. */
    CALLS,
    /** What settles one payment: sent once, in order. */
    SETTLEMENTS
  }
}
