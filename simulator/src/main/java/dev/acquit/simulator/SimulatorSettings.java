package dev.acquit.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * How a simulator starts.
 *
 * @param port 0 for any that is free
 * @param directory where the ledger lives; one simulator holds it at a time
 * @param webhookBackoff the first pause between two tries of an event; it doubles
 */
public record SimulatorSettings(String host, int port, Path directory, Duration webhookBackoff) {

  private static final Duration BACKOFF = Duration.ofSeconds(1);

  public SimulatorSettings {
    if (host.isBlank()) {
      throw new IllegalArgumentException("The host is blank");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("The port is not from 0 to 65535: " + port);
    }
    if (webhookBackoff.isNegative() || webhookBackoff.isZero()) {
      throw new IllegalArgumentException("The pause between two tries must be positive");
    }
  }

  public SimulatorSettings(String host, int port, Path directory) {
    this(host, port, directory, BACKOFF);
  }

  /** On loopback, at any free port. */
  public static SimulatorSettings anyPort(Path directory) {
    return new SimulatorSettings("127.0.0.1", 0, directory);
  }

  /** What {@code ACQUIT_SIMULATOR_*} say, and the defaults where they say nothing. */
  static SimulatorSettings from(Map<String, String> environment) {
    var port = environment.getOrDefault("ACQUIT_SIMULATOR_PORT", "8090");
    return new SimulatorSettings(
        environment.getOrDefault("ACQUIT_SIMULATOR_HOST", "127.0.0.1"),
        number(port),
        Path.of(environment.getOrDefault("ACQUIT_SIMULATOR_DIRECTORY", ".acquit/simulator")));
  }

  private static int number(String port) {
    try {
      return Integer.parseInt(port);
    } catch (NumberFormatException unreadable) {
      throw new IllegalArgumentException("ACQUIT_SIMULATOR_PORT is not a number: " + port);
    }
  }
}
