package dev.acquit.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Scrape;
import dev.acquit.gateway.support.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/metrics.md} tells what a gateway shows, and a gateway shows what it tells. */
@GatewayTest
class MetricsPageIT {

  private static final Path PAGE = Path.of("..", "docs", "metrics.md");
  private static final Pattern ROW =
      Pattern.compile("\\| `(\\w+)` \\| (\\w+) \\| ((?:`\\w+` ?)*)\\| [^|]{3,} \\|");
  private static final Pattern FAMILY = Pattern.compile("`(jvm|process|system)_` \\(");

  @Test
  void thePageIsWhatThereIs(Api api) throws IOException {
    var shop = api.shop();
    shop.paid(Shop.fresh());

    var families = families();
    var shown = new TreeMap<String, String>();
    Scrape.of(api)
        .metrics()
        .forEach((name, metric) -> {
          if (!families.contains(name.replaceFirst("_.*", ""))) {
            shown.put(name, metric);
          }
        });

    assertThat(families).containsExactlyInAnyOrder("jvm", "process", "system");
    assertThat(shown).containsExactlyInAnyOrderEntriesOf(documented());
  }

  @Test
  void whatACallWasLikeIsCounted(Api api) {
    var shop = api.shop();
    shop.paid(Shop.fresh());
    shop.charge(Shop.NO_FUNDS, Shop.fresh());

    assertThat(Scrape.of(api).text())
        .containsPattern(
            "acquit_processor_calls_seconds_count\\{account=\"pac_\\w{26}\",operation=\"charge\","
                + "outcome=\"approved\",processor=\"simulator\",reason=\"none\"}")
        .containsPattern(
            "acquit_processor_calls_seconds_bucket\\{.*reason=\"insufficient_funds\",le=\"0.05\"}");
  }

  @Test
  void noTagIsAsManyAsItsRequests(Api api) {
    var shop = api.shop();
    var payment = shop.paid(Shop.fresh());
    shop.payment(payment);
    shop.get("/" + Shop.fresh());
    api.http().send("MADEUP", "/v1/payments", new byte[0], Map.of());

    var scrape = Scrape.of(api);

    assertThat(scrape.text())
        .contains("uri=\"/v1/payments/{id}\"", "method=\"other\"")
        .doesNotContain("MADEUP", payment, shop.organization(), Shop.APPROVED);
    assertThat(scrape.tagValues())
        .noneMatch(value -> value.matches(".*(pay_|org_|tok_|t[0-9a-f]{32}).*"));
  }

  private static Map<String, String> documented() throws IOException {
    return ROW.matcher(Files.readString(PAGE))
        .results()
        .collect(
            Collectors.toMap(row -> row.group(1), row -> row.group(2) + " " + tags(row.group(3))));
  }

  private static Set<String> tags(String cell) {
    return new TreeSet<>(List.of(cell.replace("`", "").strip().split(" ", -1)));
  }

  private static Set<String> families() throws IOException {
    return FAMILY
        .matcher(Files.readString(PAGE))
        .results()
        .map(family -> family.group(1))
        .collect(Collectors.toSet());
  }
}
