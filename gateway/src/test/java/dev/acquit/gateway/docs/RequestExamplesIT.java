package dev.acquit.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import dev.acquit.gateway.support.TestSimulator;
import dev.acquit.gateway.support.User;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who copies a request from the document is not refused. */
@GatewayTest
class RequestExamplesIT {

  private static final String NOBODY_LISTENS =
      "{\"url\":\"http://127.0.0.1:1/\",\"events\":[\"*\"]}";

  @Autowired private Environment environment;

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource
  void isAccepted(Operation operation, String example, JsonNode value, Api api)
      throws SQLException {
    var shop = api.shop();
    var body = value.deepCopy();
    if (body instanceof ObjectNode object && object.has("source")) {
      object.put(
          "source",
          object.has("mandate") ? shop.debitToken(Shop.SETTLES) : shop.token(Shop.APPROVED));
    }
    body.findParents("processor_account")
        .forEach(one -> ((ObjectNode) one).put("processor_account", account(shop)));
    if (operation.template().startsWith("/v1/users") && body.has("role")) {
      ((ObjectNode) body)
          .put("role", StaffScenario.owner(shop))
          .put("email", Shop.fresh() + "@boreal.example");
    }
    if (body.has("ids")) {
      ((ObjectNode) body).putArray("ids").add(ItemScenario.item(User.of(shop)));
    }
    var key = operation.opensWith("operatorKey") ? Api.OPERATOR_KEY : shop.key();
    var headers = new HashMap<>(Api.bearer(key));
    headers.put("Idempotency-Key", Shop.fresh());

    headers.put("Content-Type", "application/json");
    var reply =
        api.http()
            .send(
                operation.method(),
                path(operation, shop),
                body.toString().getBytes(StandardCharsets.UTF_8),
                headers);

    assertThat(reply.status()).as("%s: %s", example, reply.body()).isBetween(200, 299);
  }

  static Stream<Arguments> isAccepted() {
    return Contract.published().operations().stream()
        .flatMap(operation ->
            operation
                .place()
                .to("requestBody", "content", "application/json", "examples")
                .children()
                .map(example ->
                    Arguments.of(operation, example.name(), example.node().path("value"))));
  }

  private static String account(Shop shop) {
    return shop.account(Shop.fresh(), TestSimulator.address().toString()).text("/id");
  }

  private static String event(Shop shop) {
    shop.paid(Shop.fresh());
    return shop.get("/v1/events").text("/data/0/id");
  }

  private static String failed(User user) {
    var payment = user.charge(user.card(Shop.NO_FUNDS), Shop.fresh());
    return user.shop().settled(payment, "failed");
  }

  /** Of what the operation is meant for. */
  private String path(Operation operation, Shop shop) throws SQLException {
    var id =
        switch (operation.template()) {
          case "/v1/payments/{id}/capture", "/v1/payments/{id}/void" -> shop.held(Shop.fresh());
          case "/v1/payments/{id}/refunds", "/v1/payments/{id}/resume" -> shop.paid(Shop.fresh());
          case "/v1/payments/{id}/retry" -> failed(User.of(shop));
          case "/v1/payment_methods/{id}",
              "/v1/payment_methods/{id}/replace",
              "/v1/payment_methods/{id}/consent" ->
              User.of(shop).card(User.card(1));
          case "/v1/processor_accounts/{id}" -> account(shop);
          case "/v1/payment_methods/{id}/mandates" -> User.of(shop).account();
          case "/v1/mandates/{id}/confirmation",
              "/v1/mandates/{id}/notices",
              "/v1/mandates/{id}/end" ->
              shop.recurring().text("/mandate/id");
          case "/v1/webhook_endpoints/{id}",
              "/v1/webhook_endpoints/{id}/rotate_secret",
              "/v1/webhook_endpoints/{id}/ping",
              "/v1/webhook_endpoints/{id}/resend" ->
              shop.post("/v1/webhook_endpoints", NOBODY_LISTENS).text("/id");
          case "/v1/action_items/{id}/retry",
              "/v1/action_items/{id}/assign",
              "/v1/action_items/{id}/notes",
              "/v1/action_items/{id}/reject",
              "/v1/action_items/{id}/resolve" ->
              ItemScenario.item(User.of(shop));
          case "/v1/bulk/{id}/approve", "/v1/bulk/{id}/reject", "/v1/bulk/{id}/cancel" ->
              BulkScenario.awaiting(shop);
          case "/v1/events/{id}/resend" -> event(shop);
          case "/v1/roles/{id}" ->
              shop.post("/v1/roles", "{\"name\":\"Counter\",\"permissions\":[]}").text("/id");
          case "/v1/users/{id}", "/v1/users/{id}/invitation" -> StaffScenario.add(shop, "ana");
          case "/v1/users/{id}/alerts" ->
              StaffScenario.joined(shop, TestDatabase.of(environment), "ana");
          case "/v1/dead_jobs/{id}/revive", "/v1/dead_jobs/{id}/drop" ->
              OperatorScenario.deadJob(TestDatabase.of(environment), shop.organizationId());
          default -> shop.organization();
        };
    return operation.template().replace("{id}", id).replace("{user}", Shop.fresh());
  }
}
