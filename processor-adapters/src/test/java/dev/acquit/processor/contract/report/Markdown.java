package dev.acquit.processor.contract.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables as Markdown has them. */
public final class Markdown {

  private Markdown() {}

  /** A table, with a line's end after each row. */
  public static String table(List<String> head, List<List<String>> rows) {
    var rule = head.stream().map(_ -> "---").toList();
    return Stream.concat(Stream.of(head, rule), rows.stream())
        .map(Markdown::line)
        .collect(Collectors.joining());
  }

  private static String line(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.isEmpty() ? "|" : "| " + cell.replace("|", "\\|") + " ")
        .collect(Collectors.joining("", "", "|\n"));
  }
}
