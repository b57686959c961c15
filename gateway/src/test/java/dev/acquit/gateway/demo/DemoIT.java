package dev.acquit.gateway.demo;

import static dev.acquit.gateway.support.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Beside;
import dev.acquit.gateway.support.Shop;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a newcomer gets who starts the gateway with no settings, and copies what it prints. */
@Beside
class DemoIT {

  @SuppressWarnings("NullAway.Init")
  private static DemoProcess gateway;

  @BeforeAll
  static void start() throws IOException {
    gateway = DemoProcess.start("--server.port=0");
    gateway.awaitLine("INV-1001");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void itsWelcomeChargesACard() throws IOException, InterruptedException {
    var welcome = gateway.output();
    var from = welcome.indexOf("TOKEN=");
    var script = welcome.substring(from, welcome.indexOf("'\n", welcome.indexOf("INV-1001")) + 2);

    var shell = new ProcessBuilder("sh", "-e", "-c", script).redirectErrorStream(true).start();

    assertThat(shell.waitFor(30, TimeUnit.SECONDS)).isTrue();
    var answer = new String(shell.getInputStream().readAllBytes(), UTF_8);
    assertThat(answer).contains("\"status\":\"succeeded\"", "\"reference\":\"INV-1001\"");
    assertThat(shell.exitValue()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"boreal,nordet", "nordet,boreal"})
  void itsOrganizationsWork(String one, String other) {
    var shop = new Shop(api(), "", "aq_test_" + one);
    var paid = shop.charge(Shop.APPROVED, Shop.fresh());

    assertThat(paid.text("/status")).isEqualTo("succeeded");
    assertThat(new Shop(api(), "", "aq_test_pub_" + one).token(Shop.APPROVED)).startsWith("tok_");
    assertThat(new Shop(api(), "", "aq_test_pub_" + one).get("/v1/payments").status())
        .isEqualTo(403);
    assertThat(new Shop(api(), "", "aq_test_" + other).payment(paid.text("/id")).status())
        .isEqualTo(404);
  }

  @Test
  void itsPageToTryTheApiHasKeysThatWork() {
    var page = api().http().get("/docs", Map.of()).body();
    var keys =
        Pattern.compile("data-scheme=\"(\\w+)\" content=\"(\\w+)\"")
            .matcher(page)
            .results()
            .collect(Collectors.toMap(key -> key.group(1), key -> key.group(2)));

    assertThat(keys).containsOnlyKeys("secretKey", "publishableKey", "operatorKey");
    assertThat(api().http().get("/v1/payments", bearer(keys, "secretKey")).status()).isEqualTo(200);
    assertThat(api().http().get("/v1/payments", bearer(keys, "publishableKey")).status())
        .isEqualTo(403);
    assertThat(api().http().get("/v1/organizations", bearer(keys, "operatorKey")).status())
        .isEqualTo(200);
  }

  private static Map<String, String> bearer(Map<String, String> keys, String scheme) {
    return Api.bearer(keys.getOrDefault(scheme, ""));
  }

  /** The story ends with an answer that was lost, and found again. */
  @Test
  void itsStoryLeavesSomethingToSeeTo() {
    var camp = new Shop(api(), "", "aq_test_boreal");
    eventually(() ->
        assertThat(camp.get("/v1/payments?reference=CAMP-2043").text("/data/0/status"))
            .isEqualTo("succeeded"));
    eventually(() ->
        assertThat(items(camp))
            .containsExactlyInAnyOrder(
                "CAMP-2041-2 declined waiting",
                "SWIM-118 declined resolved",
                "CLUB-77 declined open",
                "CLUB-76 declined rejected",
                "CAMP-2044 returned open",
                "ART-31 refund_failed open",
                "CANOE-9 disputed open"));
    assertThat(gateway.output()).doesNotContain("story ends early");
  }

  private static List<String> items(Shop shop) {
    return shop.get("/v1/action_items?limit=100")
        .json()
        .at("/data")
        .valueStream()
        .map(item ->
            Stream.of("/reference", "/cause", "/status")
                .map(field -> item.at(field).asString())
                .collect(Collectors.joining(" ")))
        .toList();
  }

  @Test
  void itListensOnLoopback() {
    assertThat(api().http().get("/actuator/health/readiness", Map.of()).status()).isEqualTo(200);
    assertThat(gateway.output()).contains("http://127.0.0.1:").doesNotContain("http://0.0.0.0");
  }

  private static Api api() {
    var address = gateway.output().replaceFirst("(?s).*ready at (http://[0-9.:]+).*", "$1");
    return Api.at(address);
  }
}
