package dev.acquit.gateway.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import com.google.googlejavaformat.java.StringWrapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/**
 * Every Java file is laid out by google-java-format. With {@code -Dacquit.format=apply}, as {@code
 * make fmt} has it, those that are not are rewritten instead.
 */
class FormatTest {

  private static final boolean APPLY = "apply".equals(System.getProperty("acquit.format"));

  @Test
  void everyFileIsFormatted() throws IOException, FormatterException {
    var unformatted = new ArrayList<Path>();
    var files = House.files();
    for (var file : files) {
      var source = Files.readString(file);
      var formatted = format(source);
      if (!formatted.equals(source)) {
        unformatted.add(House.ROOT.relativize(file));
        if (APPLY) {
          Files.writeString(file, formatted);
        }
      }
    }

    assertThat(files).contains(House.ROOT.resolve(thisFile()));
    if (!APPLY) {
      assertThat(unformatted).as("files to format: run make fmt").isEmpty();
    }
  }

  @Test
  void anUntidyFileIsTidied() throws FormatterException {
    var untidy =
        """
        package a;
        import java.util.Map;
        import java.util.List;
        class A{ Object a(Object o) { return switch (o) { case List<?> _ -> 1; default -> o; }; } }
        """;
    assertThat(format(untidy))
        .isEqualTo(
            """
            package a;

            import java.util.List;

            class A {
              Object a(Object o) {
                return switch (o) {
                  case List<?> _ -> 1;
                  default -> o;
                };
              }
            }
            """);
  }

  private static Path thisFile() {
    return Path.of("gateway/src/test/java")
        .resolve(FormatTest.class.getName().replace('.', '/') + ".java");
  }

  private static String format(String source) throws FormatterException {
    var formatter = new Formatter();
    var imports = RemoveUnusedImports.removeUnusedImports(source);
    var ordered = ImportOrderer.reorderImports(imports, Style.GOOGLE);
    return StringWrapper.wrap(formatter.formatSource(ordered), formatter);
  }
}
