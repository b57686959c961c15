package dev.acquit.gateway.conventions;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the code is: every module's sources and classes, not only this one's. */
final class House {

  /** The repository: the directory above this one that holds the launcher. */
  static final Path ROOT =
      Stream.iterate(Path.of("").toAbsolutePath(), directory -> directory.resolve("..").normalize())
          .limit(10)
          .filter(directory -> Files.exists(directory.resolve("mvnw")))
          .findFirst()
          .orElseThrow();

  /** The main classes of all modules. */
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("dev.acquit");

  /** Small classes that break one rule each, in packages that mirror the real ones. */
  static final JavaClasses PLANTED = new ClassFileImporter().importPackages("dev.acquit.planted");

  private House() {}

  /** The Java files of the main code of all modules that this one sees; the bench sees this one. */
  static List<Path> mainFiles() {
    var bench = ROOT.resolve("bench");
    return javaFiles("main").stream().filter(file -> !file.startsWith(bench)).toList();
  }

  /** The Java files of all modules, tests included. */
  static List<Path> files() {
    return javaFiles("*");
  }

  private static List<Path> javaFiles(String sourceSet) {
    var matcher = ROOT.getFileSystem().getPathMatcher("glob:*/src/" + sourceSet + "/java/**.java");
    try (var modules = Files.list(ROOT)) {
      return modules
          .map(module -> module.resolve("src"))
          .filter(Files::isDirectory)
          .flatMap(House::walk)
          .filter(file -> matcher.matches(ROOT.relativize(file)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> walk(Path directory) {
    try (var files = Files.walk(directory)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
