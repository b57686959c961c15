package dev.acquit.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Query;
import dev.acquit.gateway.support.Scrape;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Dashboards and alerts ask for what a gateway shows that has made payments: names and labels. */
@GatewayTest
class QueriesIT {

  private static final Path DOCKER = Path.of("..", "docker");
  private static final Path DASHBOARDS = DOCKER.resolve("grafana/dashboards");
  private static final Set<String> OF_PROMETHEUS = Set.of("instance", "job");

  private final Map<String, Set<String>> labels = new HashMap<>(Map.of("up", OF_PROMETHEUS));

  @BeforeEach
  void scrape(Api api) {
    var shop = api.shop();
    shop.refund(shop.paid(Shop.fresh()), "{}");
    shop.charge(Shop.NO_FUNDS, Shop.fresh());
    System.gc(); // the pauses are drawn, too
    labels.putAll(Scrape.of(api).labels());
  }

  @Test
  void everyPanelAsksForWhatThereIs() throws IOException {
    for (var dashboard : dashboards()) {
      var targets =
          dashboard.findValues("targets").stream().flatMap(JsonNode::valueStream).toList();
      assertThat(targets).as(dashboard.at("/title").asString()).hasSizeGreaterThan(10);
      for (var target : targets) {
        assertAnswered(
            target.at("/expr").asString(), Query.legend(target.at("/legendFormat").asString()));
      }
    }
  }

  @Test
  void everyAlertAsksForWhatThereIs() throws IOException {
    var rules = YamlFile.read(DOCKER.resolve("alerts.yaml")).at("/groups/0/rules");
    assertThat(rules.size()).isGreaterThan(12);
    for (var rule : rules) {
      assertAnswered(
          rule.at("/expr").asString(), Query.told(rule.at("/annotations/summary").asString()));
    }
  }

  @Test
  void aQueryForWhatThereIsNotIsFound() {
    var queries =
        List.of(
            "sum(rate(acquit_made_up_total[5m]))",
            "sum by (made_up) (acquit_processor_breakers)",
            "max(acquit_processor_breakers{made_up=\"open\"})",
            "made_up",
            "sum(acquit_processor_breakers) / sum(made_up{state=\"open\"})");

    assertThat(queries).allMatch(query -> !missing(query, Set.of()).isEmpty());
    assertThat(missing("acquit_processor_breakers", Set.of("made_up"))).isNotEmpty();
    assertThat(missing("sum by (state) (acquit_processor_breakers)", Set.of("state"))).isEmpty();
  }

  @Test
  void everyPanelHasItsPlaceAndItsSource() throws IOException {
    var source =
        YamlFile.read(DOCKER.resolve("grafana/provisioning/datasources/prometheus.yaml"))
            .at("/datasources/0/uid")
            .asString();
    assertThat(dashboards())
        .extracting(found -> found.at("/uid").asString())
        .doesNotHaveDuplicates();
    for (var dashboard : dashboards()) {
      assertThat(dashboard.findValues("datasource"))
          .allSatisfy(used -> assertThat(used.at("/uid").asString()).isEqualTo(source));
      assertThat(
              dashboard.at("/panels").valueStream().map(panel -> panel.at("/gridPos").toString()))
          .doesNotHaveDuplicates();
    }
  }

  private void assertAnswered(String query, Set<String> shown) {
    assertThat(missing(query, shown)).as(query).isEmpty();
  }

  /** What the query, or what is written beside its answer, names and nobody shows. */
  private List<String> missing(String text, Set<String> shown) {
    var query = Query.of(text);
    var names = query.metrics().keySet();
    var unknown = names.stream().filter(name -> !labels.containsKey(name));
    var unlabelled =
        query.metrics().entrySet().stream()
            .flatMap(used -> used.getValue().stream().filter(label -> !has(used.getKey(), label)));
    var ungrouped =
        Stream.concat(query.grouped().stream(), shown.stream())
            .filter(label -> names.stream().anyMatch(name -> !has(name, label)));
    var lost =
        shown.stream().filter(label -> query.isGrouped() && !query.grouped().contains(label));
    return Stream.of(unknown, unlabelled, ungrouped, lost).flatMap(found -> found).toList();
  }

  private boolean has(String metric, String label) {
    return OF_PROMETHEUS.contains(label) || labels.getOrDefault(metric, Set.of()).contains(label);
  }

  private static List<JsonNode> dashboards() throws IOException {
    try (var files = Files.list(DASHBOARDS)) {
      var mapper = new JsonMapper();
      var all = files.map(file -> mapper.readTree(file.toFile())).toList();
      assertThat(all).hasSize(4);
      return all;
    }
  }
}
