package dev.acquit.gateway.docs;

import static dev.acquit.gateway.support.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Http;
import dev.acquit.gateway.support.Hurried;
import dev.acquit.gateway.support.ProcessorEvents;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import dev.acquit.gateway.support.TestSimulator;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/**
 * Walks every operation through every answer that the document knows. What it sees is held against
 * the document as it comes; in the end nothing may be left in the document that was not seen.
 */
@Hurried
class ScenarioIT {

  /** Tests of their own take the database away, or send a body too slowly. */
  private static final Set<Integer> ELSEWHERE = Set.of(408, 500, 503);

  private static final Pattern FIELD = Pattern.compile("\"([a-z_]+)\":");
  private static final String NOBODY = "00000000000000000000000000";

  @Autowired private Environment environment;

  private final Contract contract = Contract.published();
  private final Set<String> answers = ConcurrentHashMap.newKeySet();
  private final Set<String> fields = ConcurrentHashMap.newKeySet();

  @Test
  void everyDocumentedAnswerIsGiven(Api given) throws SQLException {
    var api =
        new Api(new Http(URI.create("http://127.0.0.1:" + given.http().port()), this::witness));
    var shop = api.shop();

    payments(shop);
    modifications(shop);
    refunds(shop);
    debits(shop);
    reports(shop);
    RetryScenario.walk(api.shop());
    ItemScenario.walk(api.shop());
    BulkScenario.walk(api.shop());
    MandateScenario.walk(shop);
    AccountScenario.walk(api.shop());
    WalletScenario.walk(api.shop());
    WebhookScenario.walk(api.shop());
    StaffScenario.walk(api.shop(), TestDatabase.of(environment));
    OperatorScenario.walk(api, TestDatabase.of(environment));
    operations(api);
    contract.operations().stream()
        .filter(operation -> operation.template().startsWith("/v1/"))
        .filter(operation -> !operation.template().startsWith("/v1/webhooks/")) // no key, no JSON
        .forEach(operation -> refusals(api, shop, operation));

    assertThat(documented()).isNotEmpty();
    assertThat(documented().filter(answer -> !answers.contains(answer))).isEmpty();
    assertThat(optionalFields().filter(field -> !fields.contains(field))).isEmpty();
  }

  private void witness(Exchange exchange) {
    contract.check(exchange);
    contract
        .operation(exchange)
        .ifPresent(operation -> answers.add(operation.name() + " " + exchange.status()));
    if (!exchange.path().equals("/openapi.json")) {
      FIELD.matcher(exchange.body()).results().forEach(field -> fields.add(field.group(1)));
    }
  }

  private Stream<String> documented() {
    return contract.operations().stream()
        .flatMap(operation ->
            IntStream.range(200, 600)
                .filter(status -> operation.has(status) && !ELSEWHERE.contains(status))
                .mapToObj(status -> operation.name() + " " + status));
  }

  private static Stream<String> optionalFields() {
    return Stream.of("TimelineEntry", "Problem", "Health")
        .flatMap(schema ->
            Place.root(ApiDocument.published())
                .to("components", "schemas", schema, "properties")
                .node()
                .propertyStream())
        .map(Map.Entry::getKey);
  }

  private static void payments(Shop shop) {
    var first = shop.charge(Shop.APPROVED, Shop.fresh());
    shop.charge(Shop.NO_FUNDS, Shop.fresh());
    var silent = Shop.fresh();
    TestSimulator.fault("charge", silent, "timeout_after_commit");
    var unknown = shop.charge(Shop.APPROVED, silent);
    var token = shop.token(Shop.APPROVED);
    var key = Shop.fresh();
    shop.decided("/v1/payments", key, Shop.body(token, Shop.fresh(), ""));
    shop.post("/v1/payments", key, Shop.body(token, "another", "")); // 422
    shop.post("/v1/payments", Shop.fresh(), Shop.body(token, Shop.fresh(), "")); // 409
    shop.post("/v1/payments", Shop.fresh(), Shop.body("tok_" + NOBODY, Shop.fresh(), "")); // 404
    var id = first.text("/id");
    shop.payment(id);
    shop.post("/v1/payments/" + id + "/resume", Shop.fresh(), "{\"returned\":{\"a\":\"b\"}}");
    shop.refund(shop.settled(first, "succeeded"), "{\"amount\":100}");
    shop.get("/v1/payments/" + id + "/timeline");
    shop.get("/v1/payments/" + unknown.text("/id") + "/timeline");
    shop.charge("4000000000000002", Shop.fresh());
    shop.get("/v1/payments?limit=2");
    shop.get("/v1/payments?limit=0"); // 400
  }

  private static void modifications(Shop shop) {
    for (var operation : List.of("capture", "void")) {
      var path = "/v1/payments/" + shop.held(Shop.fresh()) + "/" + operation;
      var key = Shop.fresh();
      shop.decided(path, key, "{}"); // 200
      shop.post(path, key, "{\"amount\":1}"); // 422, or 400 where there is no such field
      shop.post(path, Shop.fresh(), "{}"); // 409
      reused(shop, path, key);
      var silent = Shop.fresh();
      var held = shop.held(silent);
      TestSimulator.slow(operation, silent, Duration.ofSeconds(2));
      shop.post("/v1/payments/" + held + "/" + operation, Shop.fresh(), "{}"); // 202
      shop.post("/v1/payments/pay_" + NOBODY + "/" + operation, Shop.fresh(), "{}"); // 404
    }
  }

  private static void refunds(Shop shop) {
    var silent = Shop.fresh();
    var paid = shop.paid(silent);
    var path = "/v1/payments/" + paid + "/refunds";
    var key = Shop.fresh();
    var refund = shop.decided(path, key, "{\"amount\":100,\"reason\":\"rain\"}");
    reused(shop, path, key);
    shop.post(path, key, "{\"amount\":200}"); // 422
    shop.refund(paid, "{\"amount\":99999999}"); // 409
    TestSimulator.slow("refund", silent, Duration.ofSeconds(2));
    shop.refund(paid, "{\"amount\":300}"); // 202
    shop.get(path);
    shop.get(path + "?limit=1"); // 400: all of them come
    shop.get("/v1/refunds/" + refund.text("/id"));
  }

  private static void debits(Shop shop) {
    var debit = shop.debit(Shop.SETTLES, Shop.fresh());
    shop.payment(debit.text("/id"));
    shop.refund(debit.text("/id"), "{}"); // 409
    var unmandated = shop.tokenizeAccount(Shop.SETTLES, "").text("/id");
    shop.post("/v1/payments", Shop.fresh(), Shop.body(unmandated, Shop.fresh(), "")); // 400
    shop.tokenizeAccount("1", ""); // 400
  }

  private static void reports(Shop shop) {
    var paid = shop.paid(Shop.fresh());
    var events = ProcessorEvents.of(shop, paid);
    events.dispute("dp_scenario", "open", 100);
    events.payout("po_scenario", 12550);
    events.send("{}", "t=1,v1=00"); // 400
    events.send(" ".repeat(1_100_000)); // 413
    shop.api().http().send("POST", "/v1/webhooks/pac_" + NOBODY, new byte[] {'{'}, Map.of()); // 404
    eventually(() -> assertThat(shop.get("/v1/disputes").text("/data/0/id")).isNotEmpty());
    eventually(() -> assertThat(shop.get("/v1/payouts").text("/data/0/id")).isNotEmpty());
    shop.get("/v1/disputes/" + shop.get("/v1/disputes").text("/data/0/id"));
    shop.get("/v1/payments/" + paid + "/timeline");
    shop.get("/v1/disputes?limit=0"); // 400
    shop.get("/v1/payouts?limit=0"); // 400
    var payout = "/v1/payouts/" + shop.get("/v1/payouts").text("/data/0/id");
    shop.get(payout);
    shop.get(payout + "/lines");
    shop.get(payout + "/lines?limit=0"); // 400
  }

  /** The key of another path. */
  private static void reused(Shop shop, String path, String key) {
    shop.post(path.replaceFirst("pay_[^/]+", shop.held(Shop.fresh())), key, "{}");
  }

  private static void operations(Api api) {
    var picky = Map.of("Accept", "image/png");
    for (var probe : List.of("", "/liveness", "/readiness")) {
      api.http().get("/actuator/health" + probe, Map.of());
      api.http().get("/actuator/health" + probe, picky); // 406
    }
    for (var path : List.of("/openapi.json", "/docs", "/docs/docs.js", "/docs/none")) {
      api.http().get(path, Map.of());
    }
  }

  /** What any operation may refuse, whatever it does. */
  private static void refusals(Api api, Shop shop, Operation operation) {
    var ofOperator = operation.opensWith("operatorKey");
    var key = ofOperator ? Api.OPERATOR_KEY : shop.key();
    var powerless = api.key(shop.organization(), "{\"permissions\":[]}");
    var kind = operation.template().split("/", -1)[2];
    var ids = ids(shop, kind);
    var path =
        operation
            .template()
            .replace("{id}", ids)
            .replace("{user}", ids)
            .replace("{key}", "key_" + NOBODY);
    send(api, operation, path, "", Map.of()); // 401
    send(api, operation, path, "", Api.bearer(ofOperator ? shop.key() : powerless)); // 403
    var nobody = kind.equals("wallets") ? "%00" : "nobody";
    send(api, operation, path.replace(ids, nobody), "", Api.bearer(key)); // 404
    if (List.of("POST", "PATCH", "PUT").contains(operation.method())) {
      send(api, operation, path, "[", Api.bearer(key)); // 400
      send(api, operation, path, " ".repeat(70_000), Api.bearer(key)); // 413
      var plain = Map.of("Authorization", "Bearer " + key, "Content-Type", "text/plain");
      send(api, operation, path, "{}", plain); // 415
    }
  }

  /** What stands in a path of that kind. */
  private static String ids(Shop shop, String kind) {
    return switch (kind) {
      case "organizations" -> shop.organization();
      case "processor_accounts" -> shop.get("/v1/processor_accounts").text("/data/0/id");
      default -> "pay_";
    };
  }

  private static void send(
      Api api, Operation operation, String path, String body, Map<String, String> headers) {
    var all = new HashMap<>(headers);
    all.putIfAbsent("Content-Type", "application/json");
    all.put("Idempotency-Key", Shop.fresh());
    api.http().send(operation.method(), path, body.getBytes(UTF_8), all);
  }
}
