package dev.acquit.gateway.bulk.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that any program reads, and no spreadsheet takes for formulas. */
class CsvTest {

  @Test
  void cellsAreSeparatedByCommas() {
    assertThat(Csv.line("a", 12550L, null, "b c")).isEqualTo("a,12550,,b c\r\n");
  }

  @Test
  void whatWouldSeparateIsQuoted() {
    assertThat(Csv.line("a,b", "say \"no\"", "two\nlines"))
        .isEqualTo("\"a,b\",\"say \"\"no\"\"\",\"two\nlines\"\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(1)", "\t=1"})
  void whatWouldBeReckonedIsText(String formula) {
    assertThat(Csv.line(formula)).isEqualTo("'" + formula + "\r\n");
  }

  @Test
  void aFormulaThatIsQuotedIsTextToo() {
    assertThat(Csv.line("=a\n\"b\"")).isEqualTo("\"'=a\n\"\"b\"\"\"\r\n");
  }
}
