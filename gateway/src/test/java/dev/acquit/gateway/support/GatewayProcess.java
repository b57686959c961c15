package dev.acquit.gateway.support;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.AcquitApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;

/**
 * A gateway in a JVM of its own, to be killed by a test, on a database that outlives it. Its log is
 * the file beside its port's.
 */
public final class GatewayProcess implements AutoCloseable {

  private static final Path DIRECTORY =
      Path.of("target", "gateway-processes", UUID.randomUUID().toString()).toAbsolutePath();

  private static final Duration SLOWEST = Duration.ofMinutes(3);
  private static final Duration END = Duration.ofMinutes(1);

  private final Process process;
  private final Path portFile;

  private GatewayProcess(Process process, Path portFile) {
    this.process = process;
    this.portFile = portFile;
  }

  /** Starts one, and waits until it takes requests. Settings are {@code name=value}. */
  public static GatewayProcess start(String databaseUrl, String... settings) {
    return start(java(GatewayProcess.class), databaseUrl, settings);
  }

  /** The command that starts that class, as fast as it goes; its arguments follow. */
  public static List<String> java(Class<?> main) {
    return TestJvm.command(main, GatewayProcess.class, GatewayProcess::train);
  }

  /** Starts one by that command on a database of its own, and stops it. */
  private static void train(List<String> java) {
    try (var database = TestDatabase.create();
        var gateway = start(java, database.url())) {
      gateway.stop(SLOWEST);
    }
  }

  private static GatewayProcess start(List<String> java, String databaseUrl, String... settings) {
    try {
      Files.createDirectories(DIRECTORY);
      var portFile = DIRECTORY.resolve(UUID.randomUUID() + ".port");
      var process =
          new ProcessBuilder(command(java, databaseUrl, portFile, List.of(settings)))
              .redirectErrorStream(true)
              .redirectOutput(Path.of(portFile + ".log").toFile())
              .start();
      eventually(SLOWEST, () -> assertThat(!process.isAlive() || Files.exists(portFile)).isTrue());
      assertThat(portFile).as("of a gateway that has started").exists();
      return new GatewayProcess(process, portFile);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<String> command(
      List<String> java, String databaseUrl, Path portFile, List<String> settings) {
    var command = new ArrayList<>(java);
    command.add(portFile.toString());
    command.add("--server.port=0");
    command.add("--acquit.database.url=" + databaseUrl);
    Stream.of(
            "acquit.vault.keys-file=" + DIRECTORY.resolve("vault-keys.json"),
            "acquit.processing.sandbox.base-url=" + TestSimulator.address())
        .filter(usual -> settings.stream().noneMatch(own -> isOf(own, usual)))
        .forEach(usual -> command.add("--" + usual));
    settings.forEach(setting -> command.add("--" + setting));
    return command;
  }

  private static boolean isOf(String setting, String other) {
    return setting.startsWith(other.substring(0, other.indexOf('=') + 1));
  }

  /** How to reach it. */
  public Api api() {
    try {
      return Api.at("http://127.0.0.1:" + Files.readString(portFile));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** As {@code kill -9} does: it cannot do anything about it. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd(END);
  }

  /** Asks it to stop, and returns when it has. */
  public void stop() {
    stop(END);
  }

  private void stop(Duration longest) {
    process.toHandle().destroy(); // process.destroy() would close its input, too
    awaitEnd(longest);
  }

  private void awaitEnd(Duration longest) {
    try {
      assertThat(process.waitFor(longest)).isTrue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static Class<?>[] sources() {
    return new Class<?>[] {AcquitApplication.class, ShiftedClock.class, PlantedBugs.class};
  }

  /** The process itself: it ends with whoever started it. */
  static void main(String[] args) throws IOException {
    var settings = List.of(args).subList(1, args.length).toArray(String[]::new);
    var context = SpringApplication.run(sources(), settings);
    var port = context.getEnvironment().getRequiredProperty("local.server.port");
    var written = Files.writeString(Path.of(args[0] + ".new"), port);
    Files.move(written, Path.of(args[0]), StandardCopyOption.ATOMIC_MOVE);
    System.in.read(); // until the parent is gone, if it does not kill us first
    Runtime.getRuntime().halt(1);
  }
}
