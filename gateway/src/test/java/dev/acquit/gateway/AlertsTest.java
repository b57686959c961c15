package dev.acquit.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What wakes somebody: figures that there are, and a page that says what to do. */
class AlertsTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern METRIC =
      Pattern.compile("\\b((?:acquit|http|r2dbc|resilience4j)_[a-z0-9_]+)");
  private static final Pattern HEADING = Pattern.compile("(?m)^## (\\w+)$");
  private static final Pattern COUNT = Pattern.compile("_(count|sum|bucket)$");

  @Test
  void eachHasItsRunbookAndEachRunbookItsAlert() throws IOException {
    var runbooks = HEADING.matcher(Files.readString(ROOT.resolve("docs/runbooks.md"))).results();

    assertThat(rules().stream().map(rule -> rule.path("alert").asString()))
        .hasSizeGreaterThan(8)
        .containsExactlyElementsOf(runbooks.map(found -> found.group(1)).toList());
  }

  @Test
  void eachAsksForFiguresThatThereAre() throws IOException {
    var page = Files.readString(ROOT.resolve("docs/metrics.md"));

    assertThat(rules())
        .flatExtracting(rule ->
            METRIC.matcher(rule.path("expr").asString()).results().map(m -> m.group(1)).toList())
        .isNotEmpty()
        .allSatisfy(metric ->
            assertThat(page).contains("`" + COUNT.matcher(metric).replaceFirst("") + "`"));
  }

  @Test
  void eachSaysHowMuchItMattersAndWhat() throws IOException {
    assertThat(rules())
        .allSatisfy(rule -> {
          assertThat(rule.at("/labels/severity").asString()).isIn("page", "ticket");
          assertThat(rule.at("/annotations/summary").asString()).isNotBlank();
        });
  }

  private static List<JsonNode> rules() throws IOException {
    return YamlFile.read(ROOT.resolve("docker/alerts.yaml"))
        .at("/groups/0/rules")
        .valueStream()
        .toList();
  }
}
