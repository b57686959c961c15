package dev.acquit.gateway.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.util.function.SingletonSupplier;

/**
 * How the tests start gateways in JVMs of their own: with what the JVM wrote down of a first start
 * (JEP 483), the next ones take half the time. It writes down classes of jars only, so the tests'
 * directories of classes are made jars. What was written is there for the next tests, too, until a
 * class is another.
 */
final class TestJvm {

  private static final Path HOMES = Path.of("target", "test-jvm");

  private static final SingletonSupplier<JarredClassPath> CLASS_PATH =
      SingletonSupplier.of(TestJvm::classPath);

  private TestJvm() {}

  /**
   * The command that starts a class.
   *
   * @param trained starts as training does
   * @param training starts and ends a process by the command it is given, for the archive to be
   *     written; asked for once
   */
  static List<String> command(Class<?> main, Class<?> trained, Consumer<List<String>> training) {
    return command("-XX:AOTCache=" + archive(trained, training), main);
  }

  private static synchronized Path archive(Class<?> main, Consumer<List<String>> training) {
    var archive = CLASS_PATH.obtain().home().resolve("gateway.aot");
    if (Files.notExists(archive)) {
      train(main, training, archive);
    }
    return archive;
  }

  /** Others may look for it meanwhile. */
  private static void train(Class<?> main, Consumer<List<String>> training, Path archive) {
    var begun = archive.resolveSibling("gateway-" + ProcessHandle.current().pid() + ".aot");
    training.accept(command("-XX:AOTCacheOutput=" + begun, main));
    try {
      Files.move(begun, archive, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<String> command(String archive, Class<?> main) {
    return List.of(
        ProcessHandle.current().info().command().orElse("java"),
        "-Xmx256m",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Xlog:aot*=error", // of adapters that an archive lacks, the JVM warns at each start
        archive,
        "-cp",
        CLASS_PATH.obtain().text(),
        main.getName());
  }

  private static JarredClassPath classPath() {
    try {
      return JarredClassPath.of(System.getProperty("java.class.path"), HOMES);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
