package dev.acquit.bench.machine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The JDK that this runs on, and commands that start it again. */
public final class Jvm {

  private static final Path HOME = Path.of(System.getProperty("java.home"));

  private Jvm() {}

  /** A program of the JDK, such as {@code jcmd}. */
  public static String program(String name) {
    return HOME.resolve("bin").resolve(name).toString();
  }

  /** Another of our own main classes, with a small heap. */
  public static List<String> of(Class<?> main, String... arguments) {
    var command = new ArrayList<>(List.of(program("java"), "-Xmx256m", "-XX:+UseSerialGC", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return command;
  }
}
