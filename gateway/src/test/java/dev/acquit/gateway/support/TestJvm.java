package dev.acquit.gateway.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.function.SingletonSupplier;

/**
 * How the tests start gateways in JVMs of their own: with what the JVM wrote down of a first start
 * (JEP 483), the next ones take half the time. It writes down classes of jars only, so the tests'
 * directories of classes are made jars.
 */
final class TestJvm {

  private static final Path HOME =
      Path.of("target", "test-jvm", UUID.randomUUID().toString()).toAbsolutePath();

  private static final Path ARCHIVE = HOME.resolve("gateway.aot");

  private static final SingletonSupplier<String> CLASS_PATH = SingletonSupplier.of(TestJvm::jars);

  private static boolean trained;

  private TestJvm() {}

  /**
   * The command that starts a class.
   *
   * @param training starts and ends a process by the command it is given, for the archive to be
   *     written; asked for once
   */
  static List<String> command(Class<?> main, Consumer<List<String>> training) {
    train(main, training);
    return command("-XX:AOTCache=" + ARCHIVE, main);
  }

  private static synchronized void train(Class<?> main, Consumer<List<String>> training) {
    if (!trained) {
      training.accept(command("-XX:AOTCacheOutput=" + ARCHIVE, main));
      trained = true;
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
        "-Xlog:disable", // of adapters that an archive lacks, the JVM warns at each start
        "-Xlog:all=error:stderr",
        archive,
        "-cp",
        CLASS_PATH.obtain(),
        main.getName());
  }

  private static String jars() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(Files::exists)
        .map(path -> Files.isDirectory(path) ? jar(path) : path)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path jar(Path classes) {
    var jar = HOME.resolve(classes.getFileName() + ".jar");
    try {
      Files.createDirectories(HOME);
      try (var files = Files.walk(classes);
          var out = new JarOutputStream(Files.newOutputStream(jar))) {
        copy(files.filter(file -> !file.equals(classes)), classes, out);
      }
      return jar;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** With its directories: whoever lists a package's resources looks for them. */
  private static void copy(Stream<Path> files, Path classes, JarOutputStream out)
      throws IOException {
    for (var file : (Iterable<Path>) files::iterator) {
      var name = classes.relativize(file).toString();
      out.putNextEntry(new JarEntry(Files.isDirectory(file) ? name + "/" : name));
      if (Files.isRegularFile(file)) {
        Files.copy(file, out);
      }
    }
  }
}
