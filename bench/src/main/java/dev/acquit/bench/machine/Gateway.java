package dev.acquit.bench.machine;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The installed gateway in a process of its own, with 512 MB of heap and settings that are told.
 */
public final class Gateway implements AutoCloseable {

  public static final String OPERATOR_KEY = "aq_operator_bench";

  /** As the image has them (docker/jvm.options), with the heap that the targets are for. */
  public static final List<String> JVM =
      List.of(
          "-Xmx512m",
          "-XX:+UseG1GC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:G1PeriodicGCInterval=15000",
          "-XX:+ExitOnOutOfMemoryError");

  /** What differs from the defaults: processors may be as slow as the figure P4 wants them. */
  public static final List<String> SETTINGS =
      List.of(
          "--acquit.payments.patience=110s",
          "--acquit.payments.abandoned-after=5m",
          "--acquit.processing.money=100s",
          "--acquit.processing.resilience.slow-after=100s");

  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final Child process;
  private final int port;
  private final Duration readyAfter;

  private Gateway(Child process, int port, Duration readyAfter) {
    this.process = process;
    this.port = port;
    this.readyAfter = readyAfter;
  }

  /** Starts one, and waits until it says that it is ready. */
  public static Gateway start(
      String name, Installed installed, Database database, Workspace workspace) {
    var port = Ports.free();
    var began = System.nanoTime();
    var process =
        Child.silent(
            "gateway",
            workspace.path(name + ".log"),
            command(installed, port, database, workspace));
    try (var client = HttpClient.newHttpClient()) {
      Pause.until("the gateway is ready", START, () -> !process.isAlive() || isReady(client, port));
    }
    if (!process.isAlive()) {
      throw new IllegalStateException("The gateway ended: " + process.log());
    }
    return new Gateway(process, port, Duration.ofNanos(System.nanoTime() - began));
  }

  private static List<String> command(
      Installed installed, int port, Database database, Workspace workspace) {
    var command = new ArrayList<>(List.of(Jvm.program("java")));
    command.addAll(JVM);
    command.addAll(installed.jvm());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(List.of("-jar", installed.jar().toString()));
    command.add("--server.address=127.0.0.1");
    command.add("--acquit.port=" + port);
    command.add("--acquit.database.url=" + database.url());
    command.add("--acquit.access.key-secret=the-bench-has-no-secrets-and-needs-none");
    command.add("--acquit.access.operator-key=" + OPERATOR_KEY);
    command.add("--acquit.webhooks.key=the-bench-has-no-secrets-and-needs-none");
    command.add("--acquit.journal.key=the-bench-has-no-secrets-and-needs-none");
    command.add("--acquit.vault.keys-file=" + workspace.path("vault-keys"));
    command.addAll(SETTINGS);
    return command;
  }

  private static boolean isReady(HttpClient client, int port) {
    var look =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
            .timeout(LOOK)
            .build();
    try {
      return client.send(look, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** {@code host:port}. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  public long pid() {
    return process.pid();
  }

  /** From the start of its process to its first word that it is ready. */
  public Duration readyAfter() {
    return readyAfter;
  }

  @Override
  public void close() {
    process.close();
  }
}
