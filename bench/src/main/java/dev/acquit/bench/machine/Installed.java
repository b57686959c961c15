package dev.acquit.bench.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The gateway as an image has it (docker/assemble, docker/train): its jar taken apart, beside what
 * the JVM wrote down of a first start, so that later ones take half the time.
 *
 * @param jvm options with which its JVM starts
 */
public record Installed(Path jar, List<String> jvm) {

  /**
   * Installs it.
   *
   * @param packaged the jar of the build
   * @param jvm options of its JVM
   */
  public static Installed of(Path packaged, Workspace workspace, List<String> jvm) {
    var app = workspace.path("app");
    Programs.run(
        List.of(
            Jvm.program("java"),
            "-Djarmode=tools",
            "-jar",
            packaged.toString(),
            "extract",
            "--destination",
            app.toString()));
    return new Installed(app.resolve(packaged.getFileName()), jvm);
  }

  /** The same, whose JVM writes down at its end what it had to load and to compile. */
  public Installed training() {
    return new Installed(jar, with(jvm, "-XX:AOTCacheOutput=" + archive()));
  }

  /** The same, with what its JVM wrote down. */
  public Installed trained() {
    if (!Files.isRegularFile(archive())) {
      throw new IllegalStateException("The JVM wrote nothing down");
    }
    return new Installed(jar, with(jvm, "-XX:AOTCache=" + archive()));
  }

  private Path archive() {
    return jar.resolveSibling("acquit.aot");
  }

  private static List<String> with(List<String> jvm, String option) {
    return Stream.concat(jvm.stream(), Stream.of(option)).toList();
  }
}
