package dev.acquit.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** All lines, as a table in Markdown, which can be read on a console as well. */
public final class Table {

  private Table() {}

  public static String of(List<Line> lines) {
    return "| # | What | Target | Figure | | Made of |\n|---|---|---|---|---|---|\n"
        + lines.stream().map(Table::row).collect(Collectors.joining());
  }

  private static String row(Line line) {
    return "| %s | %s | %s | **%s** | %s | %s |\n"
        .formatted(
            line.id(),
            line.what(),
            line.target(),
            line.figure(),
            line.verdict().name().toLowerCase(Locale.ROOT),
            line.detail());
  }
}
