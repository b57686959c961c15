package dev.acquit.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquit.bench.report.Line.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

  private static final String PAGE =
      """
      # A
      <!-- measured: written by make bench -->
      old
      <!-- measured ends -->

      ## By hand
      """;

  @Test
  void whatIsWrittenByHandStays() {
    assertThat(Page.with(PAGE, "new\n")).isEqualTo(PAGE.replace("old", "new"));
  }

  @Test
  void aPageWithoutAPlaceIsLeftAlone() {
    assertThatThrownBy(() -> Page.with("# A\n", "new\n"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void thePageOfTheDocumentationHasAPlace() throws IOException {
    var page = Files.readString(Path.of("..", "docs", "performance.md"));

    assertThat(Page.with(page, "")).isNotEmpty();
  }

  @Test
  void aLineIsARow() {
    var line = new Line("P1", "what", ">= 1", "2.00", Verdict.MET, "made of it");

    assertThat(Table.of(List.of(line)))
        .endsWith("| P1 | what | >= 1 | **2.00** | met | made of it |\n");
  }
}
