package dev.acquit.processor.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages show the tables and the adapters as they stand; {@code make codes} mends them. */
class PagesTest {

  private static final Path EXAMPLE =
      Page.ROOT.resolve("processor-adapters/src/test/java/dev/acquit/processor/acme");

  @Test
  void codesAreThoseOfTheTables() throws IOException {
    Page.of("docs/processors/codes.md").shows("\n" + CodesPage.written() + "\n");
  }

  @Test
  void processorsAreThoseThatAreShipped() throws IOException {
    Page.of("docs/processors.md").shows(ProcessorsPage.written());
  }

  /** What the guide shows is compiled, and held against the contract. */
  @Test
  void guideShowsTheExampleAsItStands() throws IOException {
    var sources = new StringBuilder();
    try (var files = Files.walk(EXAMPLE)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        sources.append(Files.readString(file).replaceAll("\\s", ""));
      }
    }
    var snippets =
        Pattern.compile("```(?:java|properties)\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Page.ROOT.resolve("docs/adapters.md")))
            .results()
            .map(found -> found.group(1).replaceAll("\\s", ""))
            .toList();
    assertThat(snippets).hasSizeGreaterThan(3);
    assertThat(sources).contains(snippets);
  }

  @Test
  void everyAdapterHasATable() {
    var names = CodesPage.tables().stream().map(CodeTable::name).toList();
    assertThat(names).contains("ach-returns", "eft-returns").doesNotHaveDuplicates();
    for (var kit : Kits.all()) {
      assertThat(names).contains(kit.processor().name() + "-declines");
    }
  }

  @Test
  void codeIsShownWithItsReasonAndWhatFollowsFromIt() throws IOException {
    var table =
        CodeTable.of(
            "acme-declines.properties", "# Acme's.\n# All.\nZ9=LOST_CARD\n# b\nA=FORMAT\n");
    assertThat(CodesPage.section(table))
        .isEqualTo(
            """
            ## acme-declines

            Acme's.
            All.

            | Code | Reason | Category | Advice |
            | --- | --- | --- | --- |
            | `Z9` | `lost_card` | hard | change method |
            | `A` | `format` | technical | none |
            """);
  }

  @Test
  void codeThatIsNoDeclineIsShownAsItStands() throws IOException {
    var table = CodeTable.of("acme-rejections.properties", "# Acme's.\n17=LATER P3D\n");
    assertThat(CodesPage.section(table))
        .endsWith("| Code | Means |\n| --- | --- |\n| `17` | `LATER P3D` |\n");
  }
}
