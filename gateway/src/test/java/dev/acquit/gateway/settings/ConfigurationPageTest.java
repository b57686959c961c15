package dev.acquit.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** {@code docs/configuration.md} names every setting that there is, as it is, and no other. */
class ConfigurationPageTest {

  private static final Path PAGE = Path.of("..", "docs", "configuration.md");
  private static final Pattern ROW =
      Pattern.compile(
          "\\| `(?<variable>ACQUIT_\\w+)` \\| `(?<property>acquit[\\w.-]+)` \\| (?<kind>[^|]+?)"
              + "(?:, secret)? \\| (?:`(?<standard>[^`|]+)` )?\\| (?<meaning>[^|]{10,})"
              + " \\| \\d+\\.\\d+\\.\\d+ \\|");
  private static final Map<Class<?>, String> KINDS =
      Map.of(
          String.class, "text",
          int.class, "whole number",
          double.class, "number",
          boolean.class, "true or false",
          Boolean.class, "true or false",
          Duration.class, "duration",
          URI.class, "address",
          Path.class, "path");

  @Test
  void theTablesAreTheSettings() throws IOException {
    var settings = SettingsRecord.all().stream().flatMap(Setting::of).toList();
    var names = new SettingNames(settings, ourOwnFile());
    var rows = settings.stream().map(setting -> row(setting, names)).toList();

    assertThat(documented()).containsExactlyInAnyOrderElementsOf(rows);
  }

  @Test
  void everyRowIsRead() throws IOException {
    assertThat(Files.readAllLines(PAGE))
        .filteredOn(line -> line.startsWith("| `"))
        .allSatisfy(line -> assertThat(line).matches(ROW));
  }

  private static List<String> documented() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .map(ROW::matcher)
        .filter(row -> row.matches())
        .map(row ->
            String.join(
                " | ",
                row.group("variable"),
                row.group("property"),
                row.group("kind"),
                String.valueOf(row.group("standard"))))
        .toList();
  }

  private static String row(Setting setting, SettingNames names) {
    var type = setting.type().toClass();
    var kind = type.isEnum() ? "text" : KINDS.get(type);
    var range = setting.range();
    return String.join(
        " | ",
        names.variable(setting),
        setting.property(),
        range == null ? kind : "%s, %s to %s".formatted(kind, range.least(), range.most()),
        String.valueOf(setting.standard()));
  }

  private static StandardEnvironment ourOwnFile() throws IOException {
    var environment = new StandardEnvironment();
    var file = new ClassPathResource("application.yaml");
    new YamlPropertySourceLoader()
        .load("application.yaml", file)
        .forEach(environment.getPropertySources()::addLast);
    return environment;
  }
}
