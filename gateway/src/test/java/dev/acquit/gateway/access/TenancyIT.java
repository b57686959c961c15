package dev.acquit.gateway.access;

import static dev.acquit.gateway.access.BulkTenancyIT.ofBatches;
import static dev.acquit.gateway.support.Eventually.eventually;
import static dev.acquit.gateway.support.Problems.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.ProcessorEvents;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.User;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.support.RouterFunctionMapping;

/** What is another's, or of the other mode, is not there. */
@GatewayTest
class TenancyIT {

  /** Every route that names or lists something of an organization's, and what is asked of it. */
  private static final Map<String, String> ROUTES =
      Map.ofEntries(
          Map.entry(
              "POST /v1/payments", "{\"amount\":100,\"currency\":\"CAD\",\"source\":\"{token}\"}"),
          Map.entry("GET /v1/payments/{payment}", ""),
          Map.entry("GET /v1/payments/{payment}/timeline", ""),
          Map.entry("POST /v1/payments/{payment}/resume", "{}"),
          Map.entry("POST /v1/payments/{payment}/retry", "{}"),
          Map.entry("POST /v1/payments/{payment}/capture", "{}"),
          Map.entry("POST /v1/payments/{payment}/void", "{}"),
          Map.entry("POST /v1/payments/{payment}/refunds", "{}"),
          Map.entry("GET /v1/payments/{payment}/refunds", ""),
          Map.entry("GET /v1/refunds/{refund}", ""),
          Map.entry("GET /v1/disputes/{dispute}", ""),
          Map.entry("GET /v1/payouts/{payout}", ""),
          Map.entry("GET /v1/payouts/{payout}/lines", ""),
          Map.entry("POST /v1/payment_methods/{method}/mandates", "{}"),
          Map.entry("GET /v1/mandates/{mandate}", ""),
          Map.entry("POST /v1/mandates/{mandate}/confirmation", "{}"),
          Map.entry("POST /v1/mandates/{mandate}/notices", "{}"),
          Map.entry("GET /v1/mandates/{mandate}/notices", ""),
          Map.entry("POST /v1/mandates/{mandate}/end", "{}"),
          Map.entry("GET /v1/mandates/{mandate}/document", ""),
          Map.entry("GET /v1/payment_methods/{method}", ""),
          Map.entry("PATCH /v1/payment_methods/{method}", "{}"),
          Map.entry("DELETE /v1/payment_methods/{method}", ""),
          Map.entry("POST /v1/payment_methods/{method}/replace", "{\"source\":\"{token}\"}"),
          Map.entry("DELETE /v1/payment_methods/{method}/consent", ""),
          Map.entry("POST /v1/wallets/{user}/payment_methods", "{\"source\":\"{token}\"}"),
          Map.entry("GET /v1/action_items/{item}", ""),
          Map.entry("POST /v1/action_items/{item}/retry", "{}"),
          Map.entry("POST /v1/action_items/{item}/assign", "{}"),
          Map.entry("POST /v1/action_items/{item}/notes", "{\"text\":\"mine\"}"),
          Map.entry("POST /v1/action_items/{item}/reject", "{\"reason\":\"mine\"}"),
          Map.entry("POST /v1/action_items/{item}/resolve", "{\"reason\":\"mine\"}"),
          Map.entry("GET /v1/webhook_endpoints/{endpoint}", ""),
          Map.entry("PATCH /v1/webhook_endpoints/{endpoint}", "{}"),
          Map.entry("DELETE /v1/webhook_endpoints/{endpoint}", ""),
          Map.entry("POST /v1/webhook_endpoints/{endpoint}/rotate_secret", "{}"),
          Map.entry("POST /v1/webhook_endpoints/{endpoint}/ping", "{}"),
          Map.entry("POST /v1/webhook_endpoints/{endpoint}/resend", "{}"),
          Map.entry("GET /v1/webhook_endpoints/{endpoint}/deliveries", ""),
          Map.entry("GET /v1/events/{event}", ""),
          Map.entry("GET /v1/events/{event}/deliveries", ""),
          Map.entry("POST /v1/events/{event}/resend", "{}"),
          Map.entry(
              "POST /v1/routing/dry_run",
              "{\"amount\":100,\"currency\":\"CAD\",\"source\":\"{token}\"}"),
          Map.entry("GET /v1/processor_accounts/{account}", ""),
          Map.entry("PATCH /v1/processor_accounts/{account}", "{}"));

  private static final List<String> NAMES_NOTHING =
      List.of(
          "POST /v1/tokens",
          "GET /v1/payments",
          "GET /v1/action_items",
          "GET /v1/expiring_methods",
          "GET /v1/disputes",
          "GET /v1/payouts",
          "GET /v1/mandates",
          "GET /v1/wallets/{user}/payment_methods",
          "PUT /v1/payment_methods/{method}/consent", // the user's word is what shows it
          "POST /v1/webhook_endpoints",
          "GET /v1/webhook_endpoints",
          "GET /v1/events",
          "POST /v1/processor_accounts",
          "GET /v1/processors",
          "GET /v1/processor_accounts",
          "GET /v1/routing",
          "PUT /v1/routing",
          "GET /v1/journal",
          "GET /v1/journal/verification",
          "GET /v1/retries",
          "PUT /v1/retries");

  /** Called without a key: what comes is signed. */
  private static final List<String> SIGNED = List.of("POST /v1/webhooks/{}");

  @Autowired
  @Qualifier("routerFunctionMapping")
  private RouterFunctionMapping mapping;

  @Test
  void anotherOrganizationsIsNotThere(Api api) {
    var owner = api.shop();
    var ids = idsOf(owner);
    var before = owner.payment(ids.payment).body();
    var stranger = api.shop();

    ROUTES.forEach(
        (route, body) -> assertProblem(send(stranger, route, body, ids), 404, "not_found"));

    assertThat(stranger.get("/v1/payments").json().at("/data").size()).isZero();
    assertThat(stranger.get("/v1/events").json().at("/data").size()).isZero();
    assertThat(stranger.get("/v1/action_items").json().at("/data").size()).isZero();
    assertThat(stranger.get("/v1/webhook_endpoints").json().at("/data").size()).isZero();
    assertThat(stranger.get("/v1/payments?cursor=" + ids.payment).json().at("/data").size())
        .isZero();
    assertThat(owner.payment(ids.payment).body()).isEqualTo(before);
  }

  @Test
  void theOtherModesIsNotThere(Api api) {
    var owner = api.shop();
    var ids = idsOf(owner);
    var before = owner.payment(ids.payment).body();
    var live =
        new Shop(api, owner.organization(), api.key(owner.organization(), "{\"live\":true}"));

    ROUTES.forEach((route, body) -> assertProblem(send(live, route, body, ids), 404, "not_found"));

    assertThat(live.get("/v1/payments").json().at("/data").size()).isZero();
    assertThat(live.get("/v1/events").json().at("/data").size()).isZero();
    assertThat(live.get("/v1/webhook_endpoints").json().at("/data").size()).isZero();
    assertThat(owner.payment(ids.payment).body()).isEqualTo(before);
  }

  @Test
  void noRouteIsForgotten() {
    var known =
        Stream.of(ROUTES.keySet(), NAMES_NOTHING, SIGNED, StaffTenancyIT.known(), ofBatches())
            .flatMap(Collection::stream)
            .map(route -> route.replaceAll("\\{[a-z_]+}", "{}"))
            .toList();
    var ofTheOperator = Pattern.compile(" /v1/(organizations|dead_jobs)");

    assertThat(routes().stream().filter(route -> !ofTheOperator.matcher(route).find()))
        .containsExactlyInAnyOrderElementsOf(known);
  }

  /** As Spring prints them: {@code (GET && /v1/payments/{id}) -> ...}. */
  private List<String> routes() {
    RouterFunction<?> all = mapping.getRouterFunction();
    assertThat(all).isNotNull();
    return Pattern.compile("\\((GET|POST|PUT|PATCH|DELETE) && (/v1/[^ )]*)\\)")
        .matcher(String.valueOf(all))
        .results()
        .map(route -> route.group(1) + " " + route.group(2).replaceAll("\\{[a-z_]+}", "{}"))
        .toList();
  }

  private static Ids idsOf(Shop owner) {
    var held = owner.authorize(Shop.fresh());
    assertThat(held.text("/status")).isEqualTo("authorized");
    var paid = owner.charge(Shop.APPROVED, Shop.fresh()).text("/id");
    var refund = owner.refund(paid, "{\"amount\":100}").text("/id");
    assertThat(owner.get("/v1/refunds/" + refund).status()).isEqualTo(200);
    var events = ProcessorEvents.of(owner, paid);
    events.dispute("dp_tenancy", "open", 100);
    events.payout("po_tenancy", 100);
    eventually(() -> assertThat(newest(owner, "/v1/payouts")).startsWith("po_"));
    eventually(() -> assertThat(newest(owner, "/v1/disputes")).startsWith("dis_"));
    return new Ids(
        held.text("/id"),
        refund,
        owner.token(Shop.APPROVED),
        newest(owner, "/v1/disputes"),
        newest(owner, "/v1/payouts"),
        newest(owner, "/v1/processor_accounts"),
        owner.tokenizeAccount(Shop.SETTLES, ",\"mandate\":" + Shop.MANDATE).text("/mandate/id"),
        User.of(owner).card(Shop.APPROVED),
        endpoint(owner),
        item(owner),
        newest(owner, "/v1/events"));
  }

  private static String item(Shop owner) {
    var user = User.of(owner);
    user.charge(user.card(Shop.NO_FUNDS), Shop.fresh(), Debtor.INSTALLMENT);
    return newest(owner, "/v1/action_items");
  }

  private static String endpoint(Shop owner) {
    var body = "{\"url\":\"https://shop.example.com/hooks\",\"events\":[\"payout.paid\"]}";
    return owner.post("/v1/webhook_endpoints", body).text("/id");
  }

  private static String newest(Shop owner, String list) {
    return owner.get(list).text("/data/0/id");
  }

  private static Reply send(Shop caller, String route, String body, Ids ids) {
    var headers = new HashMap<>(Api.bearer(caller.key()));
    headers.put("Content-Type", "application/json");
    headers.put("Idempotency-Key", Shop.fresh());
    var parts = filled(route, ids).split(" ", 2);
    return caller.api().http().send(parts[0], parts[1], filled(body, ids).getBytes(UTF_8), headers);
  }

  private static String filled(String template, Ids ids) {
    return template
        .replace("{payment}", ids.payment)
        .replace("{refund}", ids.refund)
        .replace("{token}", ids.token)
        .replace("{dispute}", ids.dispute)
        .replace("{payout}", ids.payout)
        .replace("{account}", ids.account)
        .replace("{mandate}", ids.mandate)
        .replace("{method}", ids.method)
        .replace("{user}", ids.payment)
        .replace("{endpoint}", ids.endpoint)
        .replace("{item}", ids.item)
        .replace("{event}", ids.event);
  }

  private record Ids(
      String payment,
      String refund,
      String token,
      String dispute,
      String payout,
      String account,
      String mandate,
      String method,
      String endpoint,
      String item,
      String event) {}
}
