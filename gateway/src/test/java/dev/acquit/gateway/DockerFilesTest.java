package dev.acquit.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the files of {@code docker/} say of each other, and of the repository. */
class DockerFilesTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path DOCKER = ROOT.resolve("docker");
  private static final Pattern STAGE = Pattern.compile("FROM \\S+ AS (\\w+)");
  private static final Pattern COPY = Pattern.compile("COPY (?:--from=(\\w+) )?(.+) \\S+");
  private static final Pattern SCRIPT =
      Pattern.compile("(?:/build/src/|\\s)((?:docker|\\.ci)/[a-z-]+)(?=\\s|$)");
  private static final Pattern TARGET = Pattern.compile("([a-z]+):(\\d+)");

  @Test
  void whatTheImageCopiesIsThere() throws IOException {
    var stages = found(STAGE, 1);
    var copies =
        lines().map(COPY::matcher).filter(copy -> copy.matches()).map(copy -> copy.toMatchResult());
    assertThat(copies)
        .hasSizeGreaterThan(4)
        .allSatisfy(copy -> {
          if (copy.group(1) != null) {
            assertThat(stages).contains(copy.group(1));
          } else {
            assertThat(copy.group(2).split(" ", -1))
                .allSatisfy(source -> assertThat(ROOT.resolve(source)).exists());
          }
        });
  }

  @Test
  void whatItRunsIsThereAndMayRun() throws IOException {
    assertThat(found(SCRIPT, 1))
        .contains("docker/assemble", "docker/train", ".ci/with-postgres")
        .allSatisfy(script -> assertThat(ROOT.resolve(script)).isExecutable());
    assertThat(DOCKER.resolve("healthcheck")).isExecutable();
  }

  @Test
  void whatItNeedsIsNotKeptFromIt() throws IOException {
    assertThat(Files.readAllLines(ROOT.resolve(".dockerignore")))
        .doesNotContain("docker", ".ci", "*")
        .contains(".git", "**/target", "docker/.env");
  }

  @Test
  void itRunsAsNobodyImportant() throws IOException {
    var user = lines().filter(line -> line.startsWith("USER ")).toList();
    assertThat(user).containsExactly("USER acquit");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grafana/provisioning/datasources/prometheus.yaml",
        "grafana/provisioning/dashboards/acquit.yaml",
        "prometheus.yaml",
        "alerts.yaml",
        "compose.yaml"
      })
  void eachIsYaml(String file) throws IOException {
    assertThat(YamlFile.read(DOCKER.resolve(file)).isObject()).isTrue();
  }

  @Test
  void whatComposeMountsIsThere() throws IOException {
    assertThat(services())
        .flatExtracting(service -> strings(service.path("volumes")))
        .filteredOn(volume -> volume.startsWith("./"))
        .hasSize(4)
        .allSatisfy(volume ->
            assertThat(DOCKER.resolve(volume.substring(0, volume.indexOf(':')))).exists());
  }

  @Test
  void prometheusAndGrafanaAskServicesThatThereAre() throws IOException {
    var asked =
        Files.readString(DOCKER.resolve("prometheus.yaml"))
            + Files.readString(DOCKER.resolve("grafana/provisioning/datasources/prometheus.yaml"));
    assertThat(TARGET.matcher(asked).results())
        .hasSize(2)
        .allSatisfy(target -> {
          assertThat(strings(compose().path(target.group(1)).path("ports")))
              .anyMatch(port -> port.endsWith(":" + target.group(2)));
        });
    assertThat(asked).contains("metrics_path: /actuator/prometheus");
  }

  @Test
  void everyPortIsOnLoopback() throws IOException {
    assertThat(services())
        .flatExtracting(service -> strings(service.path("ports")))
        .hasSize(5)
        .allMatch(port -> port.startsWith("127.0.0.1:"));
  }

  private static List<String> found(Pattern pattern, int group) throws IOException {
    return lines()
        .flatMap(line -> pattern.matcher(line).results())
        .map(found -> found.group(group))
        .toList();
  }

  private static Stream<String> lines() throws IOException {
    return Files.readAllLines(DOCKER.resolve("Dockerfile")).stream()
        .filter(line -> !line.startsWith("#"));
  }

  private static List<JsonNode> services() throws IOException {
    return compose().valueStream().toList();
  }

  private static JsonNode compose() throws IOException {
    return YamlFile.read(DOCKER.resolve("compose.yaml")).path("services");
  }

  private static List<String> strings(JsonNode values) {
    return values.valueStream().map(JsonNode::asString).toList();
  }
}
