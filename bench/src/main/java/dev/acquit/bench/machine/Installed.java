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
   * Installs it, and starts it once.
   *
   * @param packaged the jar of the build
   * @param jvm options of its JVM, which later starts have to have as well
   */
  public static Installed of(
      Path packaged, Database database, Workspace workspace, List<String> jvm) {
    var app = workspace.path("app");
    var java = Jvm.program("java");
    Programs.run(
        List.of(
            java,
            "-Djarmode=tools",
            "-jar",
            packaged.toString(),
            "extract",
            "--destination",
            app.toString()));
    var jar = app.resolve(packaged.getFileName());
    var archive = app.resolve("acquit.aot");
    var training = with(jvm, "-XX:AOTCacheOutput=" + archive);
    Gateway.start("gateway-training", new Installed(jar, training), database, workspace).close();
    if (!Files.isRegularFile(archive)) {
      throw new IllegalStateException("The JVM wrote nothing down");
    }
    return new Installed(jar, with(jvm, "-XX:AOTCache=" + archive));
  }

  private static List<String> with(List<String> jvm, String option) {
    return Stream.concat(jvm.stream(), Stream.of(option)).toList();
  }
}
