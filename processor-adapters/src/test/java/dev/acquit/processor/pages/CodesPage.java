package dev.acquit.processor.pages;

import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.contract.report.Markdown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What every code of every processor means, from all tables that there are. */
final class CodesPage {

  private static final Path TABLES = Page.ROOT.resolve("processor-adapters/src/main/resources");
  private static final Map<String, DeclineReason> REASONS =
      Arrays.stream(DeclineReason.values())
          .collect(Collectors.toUnmodifiableMap(Enum::name, reason -> reason));

  private CodesPage() {}

  static String written() {
    return Stream.concat(Stream.of(reasons()), tables().stream().map(CodesPage::section))
        .collect(Collectors.joining("\n"));
  }

  /** The shared ones first, then adapter by adapter. */
  static List<CodeTable> tables() {
    try (var files = Files.walk(TABLES)) {
      return files
          .filter(file -> file.toString().endsWith(".properties"))
          .sorted(Comparator.comparingInt(Path::getNameCount).thenComparing(Path::toString))
          .map(CodeTable::read)
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String reasons() {
    var rows =
        Arrays.stream(DeclineReason.values())
            .map(reason -> List.of(code(reason.code()), category(reason), advice(reason)))
            .toList();
    return "## Reasons\n\n" + Markdown.table(List.of("Reason", "Category", "Advice"), rows);
  }

  static String section(CodeTable table) {
    var isOfReasons = REASONS.keySet().containsAll(table.meanings().values());
    var head =
        isOfReasons ? List.of("Code", "Reason", "Category", "Advice") : List.of("Code", "Means");
    var rows =
        table.meanings().entrySet().stream()
            .map(entry -> row(entry.getKey(), entry.getValue()))
            .toList();
    return "## %s\n\n%s\n\n%s".formatted(table.name(), table.about(), Markdown.table(head, rows));
  }

  private static List<String> row(String code, String meaning) {
    var reason = REASONS.get(meaning);
    return reason == null
        ? List.of(code(code), code(meaning))
        : List.of(code(code), code(reason.code()), category(reason), advice(reason));
  }

  private static String category(DeclineReason reason) {
    return words(reason.category());
  }

  private static String advice(DeclineReason reason) {
    return words(reason.advice());
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String code(String text) {
    return "`" + text + "`";
  }
}
