package dev.acquit.browser.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The packaged gateway in a process of its own, with its demo, whose story has been told. */
final class Gateway implements AutoCloseable {

  static final String ADMIN = "admin@boreal.test";

  private static final Path PACKAGED = Path.of("../gateway/target");
  private static final Pattern PASSWORD = Pattern.compile("the password of both: (\\S+)");
  private static final long LONGEST_END_SECONDS = 60;

  /** What the story tells last, but for what takes long, and what comes by itself. */
  private static final List<String> LAST =
      List.of("CLUB-76&status=rejected", "CAMP-2044", "ART-31", "CANOE-9");

  private final Process process;
  private final Path log;
  private final URI address;
  private final URI simulator;
  private final String password;

  private Gateway(Path home) {
    var port = freePort();
    var simulatorPort = freePort();
    this.log = home.resolve("gateway.log");
    this.address = URI.create("http://127.0.0.1:" + port);
    this.simulator = URI.create("http://127.0.0.1:" + simulatorPort);
    this.process = started(home, log, port, simulatorPort);
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    this.password = Waiting.until("the gateway is ready", this::toldPassword);
  }

  /** Starts it, with all that it keeps in that directory. */
  static Gateway in(Path home) {
    var gateway = new Gateway(home);
    Waiting.until("the demo's story is told", gateway::toldStory);
    return gateway;
  }

  private static Process started(Path home, Path log, int port, int simulatorPort) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        List.of(
            java,
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-jar",
            packaged().toAbsolutePath().toString(),
            "--acquit.port=" + port,
            "--acquit.demo.simulator-port=" + simulatorPort,
            "--acquit.database.durable=false");
    var builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().keySet().removeIf(variable -> variable.startsWith("ACQUIT_"));
    try {
      return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Path packaged() {
    try (var files = Files.newDirectoryStream(PACKAGED, "gateway-*-SNAPSHOT.jar")) {
      for (var file : files) {
        return file;
      }
    } catch (IOException none) {
      throw new IllegalStateException("Build the gateway first: make browser does", none);
    }
    throw new IllegalStateException("Build the gateway first: make browser does");
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private @Nullable String toldPassword() {
    var told = PASSWORD.matcher(logged());
    if (told.find()) {
      return told.group(1);
    }
    if (!process.isAlive()) {
      throw new IllegalStateException("The gateway ended: " + logged());
    }
    return null;
  }

  private String logged() {
    try {
      return Files.readString(log);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private @Nullable Boolean toldStory() {
    var shop = boreal();
    return LAST.stream().noneMatch(each -> shop.items("q=" + each).at("/data").isEmpty())
        ? true
        : null;
  }

  URI address() {
    return address;
  }

  /** Of the demo's people. */
  String password() {
    return password;
  }

  Shop boreal() {
    return new Shop(new Http(address, "aq_test_boreal"), simulator());
  }

  Shop nordet() {
    return new Shop(new Http(address, "aq_test_nordet"), simulator());
  }

  Http simulator() {
    return new Http(simulator, "a-test");
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("The gateway does not end");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
