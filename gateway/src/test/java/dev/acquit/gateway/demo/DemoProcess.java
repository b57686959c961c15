package dev.acquit.gateway.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.acquit.gateway.AcquitApplication;
import dev.acquit.gateway.support.GatewayProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The gateway as somebody starts it who set nothing: a JVM of its own, whose environment has no
 * settings. Only where it keeps its data is told, and its JVM starts as those of tests do.
 */
record DemoProcess(Process process, Queue<String> printed, CompletableFuture<Void> read)
    implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(2);
  private static final Executor VIRTUAL = command -> Thread.ofVirtual().start(command);

  static DemoProcess start(String... arguments) throws IOException {
    return start(List.of(), arguments);
  }

  /** With these environment variables, {@code NAME=value}. */
  static DemoProcess start(List<String> environment, String... arguments) throws IOException {
    var directory = Path.of("target", "test-demo", UUID.randomUUID().toString());
    var command = new ArrayList<>(GatewayProcess.java(AcquitApplication.class));
    command.add("--spring.config.location=classpath:/"); // without the settings of the tests
    var given = String.join(" ", arguments);
    Stream.of(
            "--acquit.database.directory=" + directory.resolve("postgres").toAbsolutePath(),
            "--acquit.vault.keys-file=" + directory.resolve("vault-keys.json"),
            "--acquit.demo.directory=" + directory,
            "--acquit.demo.simulator-port=" + freePort())
        .filter(argument -> !given.contains(argument.substring(0, argument.indexOf('='))))
        .forEach(command::add);
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("ACQUIT_"));
    for (var setting : environment) {
      builder.environment().put(setting.split("=", 2)[0], setting.split("=", 2)[1]);
    }
    var process = builder.start();
    var printed = new ConcurrentLinkedQueue<String>();
    var read = CompletableFuture.runAsync(() -> read(process, printed), VIRTUAL);
    return new DemoProcess(process, printed, read);
  }

  String output() {
    return String.join("\n", printed) + "\n";
  }

  /** Waits until that is printed. */
  void awaitLine(String text) {
    Awaitility.await()
        .alias(text)
        .atMost(START)
        .until(() -> output().contains(text) || !process.isAlive());
  }

  /** Waits for its end and for its last word, and gives its exit code. */
  int exit() throws InterruptedException {
    if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("Still running: " + output());
    }
    read.orTimeout(START.toSeconds(), TimeUnit.SECONDS).join();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
  }

  private static void read(Process process, Queue<String> printed) {
    try (var reader = process.inputReader(UTF_8)) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        printed.add(line);
      }
    } catch (IOException closed) {
      printed.add(closed.toString());
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
