package dev.acquit.processor.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The part of a page that the code gives: between {@code <!-- written by make codes -->} and {@code
 * <!-- until here -->}.
 */
record Page(Path file) {

  /** The repository: the directory above this one that holds the launcher. */
  static final Path ROOT =
      Stream.iterate(Path.of("").toAbsolutePath(), directory -> directory.resolve("..").normalize())
          .limit(10)
          .filter(directory -> Files.exists(directory.resolve("mvnw")))
          .findFirst()
          .orElseThrow();

  private static final String START = "<!-- written by make codes -->\n";
  private static final String END = "<!-- until here -->\n";
  private static final boolean APPLY = "apply".equals(System.getProperty("acquit.codes"));

  static Page of(String path) {
    return new Page(ROOT.resolve(path));
  }

  /** Compares that part, or writes it with {@code -Dacquit.codes=apply}. */
  void shows(String written) throws IOException {
    var page = Files.readString(file);
    assertThat(page).containsOnlyOnce(START).containsOnlyOnce(END);
    var from = page.indexOf(START) + START.length();
    var to = page.indexOf(END);
    if (APPLY) {
      Files.writeString(file, page.substring(0, from) + written + page.substring(to));
    } else {
      assertThat(page.substring(from, to)).as("out of date: run make codes").isEqualTo(written);
    }
  }
}
