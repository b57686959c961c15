package dev.acquit.gateway.access;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static dev.acquit.gateway.support.Problems.errors;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import java.util.HashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each right is its own. */
@GatewayTest
class PermissionIT {

  private static final String ID = "01m7zr0kxve009pzkkcdarskcx";

  @ParameterizedTest
  @CsvSource({
    "POST,/v1/tokens,tokens.create",
    "POST,/v1/payments,payments.create",
    "GET,/v1/payments,payments.view",
    "GET,/v1/payments/pay_{id},payments.view",
    "GET,/v1/payments/pay_{id}/timeline,payments.view",
    "POST,/v1/payments/pay_{id}/retry,payments.create",
    "POST,/v1/payments/pay_{id}/capture,payments.capture",
    "POST,/v1/payments/pay_{id}/void,payments.void",
    "POST,/v1/payments/pay_{id}/refunds,refunds.create",
    "GET,/v1/payments/pay_{id}/refunds,refunds.view",
    "GET,/v1/refunds/ref_{id},refunds.view",
    "GET,/v1/mandates,mandates.view",
    "GET,/v1/mandates/man_{id},mandates.view",
    "GET,/v1/mandates/man_{id}/notices,mandates.view",
    "GET,/v1/mandates/man_{id}/document,mandates.view",
    "POST,/v1/mandates/man_{id}/confirmation,mandates.manage",
    "POST,/v1/mandates/man_{id}/notices,mandates.manage",
    "POST,/v1/mandates/man_{id}/end,mandates.manage",
    "POST,/v1/payment_methods/pm_{id}/mandates,mandates.manage",
    "POST,/v1/wallets/u-1/payment_methods,wallets.manage",
    "GET,/v1/wallets/u-1/payment_methods,wallets.view",
    "GET,/v1/payment_methods/pm_{id},wallets.view",
    "PATCH,/v1/payment_methods/pm_{id},wallets.manage",
    "DELETE,/v1/payment_methods/pm_{id},wallets.manage",
    "POST,/v1/payment_methods/pm_{id}/replace,wallets.manage",
    "PUT,/v1/payment_methods/pm_{id}/consent,wallets.manage",
    "DELETE,/v1/payment_methods/pm_{id}/consent,wallets.manage",
    "GET,/v1/routing,routing.view",
    "PUT,/v1/routing,routing.manage",
    "POST,/v1/routing/dry_run,routing.view",
    "GET,/v1/retries,retries.view",
    "PUT,/v1/retries,retries.manage",
    "GET,/v1/action_items,failed_payments.view",
    "GET,/v1/action_items/aci_{id},failed_payments.view",
    "POST,/v1/action_items/aci_{id}/retry,failed_payments.retry",
    "POST,/v1/action_items/aci_{id}/assign,failed_payments.retry",
    "POST,/v1/action_items/aci_{id}/notes,failed_payments.retry",
    "POST,/v1/action_items/aci_{id}/reject,failed_payments.reject",
    "POST,/v1/action_items/aci_{id}/resolve,failed_payments.reject",
    "POST,/v1/action_items/bulk,failed_payments.retry",
    "GET,/v1/bulk,failed_payments.view",
    "GET,/v1/bulk/bch_{id},failed_payments.view",
    "GET,/v1/bulk/bch_{id}/rows,failed_payments.view",
    "GET,/v1/bulk/bch_{id}/rows.csv,failed_payments.view",
    "POST,/v1/bulk/bch_{id}/approve,failed_payments.approve",
    "POST,/v1/bulk/bch_{id}/reject,failed_payments.approve",
    "POST,/v1/bulk/bch_{id}/cancel,failed_payments.retry",
    "GET,/v1/action_settings,failed_payments.view",
    "PUT,/v1/action_settings,failed_payments.manage",
    "GET,/v1/expiring_methods,wallets.view",
    "GET,/v1/processors,processors.view",
    "GET,/v1/roles,staff.view",
    "POST,/v1/roles,staff.manage",
    "GET,/v1/roles/rol_{id},staff.view",
    "PATCH,/v1/roles/rol_{id},staff.manage",
    "DELETE,/v1/roles/rol_{id},staff.manage",
    "GET,/v1/users,staff.view",
    "POST,/v1/users,staff.manage",
    "GET,/v1/users/usr_{id},staff.view",
    "PATCH,/v1/users/usr_{id},staff.manage",
    "DELETE,/v1/users/usr_{id},staff.manage",
    "POST,/v1/users/usr_{id}/invitation,staff.manage",
    "GET,/v1/users/usr_{id}/alerts,staff.view",
    "PUT,/v1/users/usr_{id}/alerts,staff.manage",
    "GET,/v1/journal,journal.view",
    "GET,/v1/journal/verification,journal.view",
    "GET,/v1/events,events.view",
    "GET,/v1/events/evt_{id},events.view",
    "GET,/v1/events/evt_{id}/deliveries,events.view",
    "POST,/v1/events/evt_{id}/resend,webhooks.manage",
    "POST,/v1/webhook_endpoints,webhooks.manage",
    "GET,/v1/webhook_endpoints,webhooks.view",
    "GET,/v1/webhook_endpoints/whe_{id},webhooks.view",
    "PATCH,/v1/webhook_endpoints/whe_{id},webhooks.manage",
    "DELETE,/v1/webhook_endpoints/whe_{id},webhooks.manage",
    "POST,/v1/webhook_endpoints/whe_{id}/rotate_secret,webhooks.manage",
    "POST,/v1/webhook_endpoints/whe_{id}/ping,webhooks.manage",
    "POST,/v1/webhook_endpoints/whe_{id}/resend,webhooks.manage",
    "GET,/v1/webhook_endpoints/whe_{id}/deliveries,webhooks.view",
  })
  void isAskedForByName(String method, String path, String permission, Api api) {
    var organization = api.shop().organization();
    var others =
        Stream.of(Permission.values())
            .map(Permission::code)
            .filter(code -> !code.equals(permission))
            .map(code -> "\"" + code + "\"")
            .collect(Collectors.joining(","));

    var without = api.key(organization, "{\"permissions\":[" + others + "]}");
    var refused = send(api, without, method, path);
    assertProblem(refused, 403, "forbidden");
    assertThat(refused.text("/detail")).contains(permission);

    var with = api.key(organization, "{\"permissions\":[\"" + permission + "\"]}");
    assertThat(send(api, with, method, path).status()).isNotIn(401, 403, 500);
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/v1/payments",
    "GET,/v1/payments",
    "GET,/v1/payments/pay_{id}",
    "GET,/v1/payments/pay_{id}/timeline",
    "POST,/v1/payments/pay_{id}/retry",
    "POST,/v1/payments/pay_{id}/capture",
    "POST,/v1/payments/pay_{id}/void",
    "POST,/v1/payments/pay_{id}/refunds",
    "GET,/v1/payments/pay_{id}/refunds",
    "GET,/v1/refunds/ref_{id}",
    "GET,/v1/wallets/u-1/payment_methods",
    "POST,/v1/wallets/u-1/payment_methods",
    "DELETE,/v1/payment_methods/pm_{id}",
    "GET,/v1/events",
    "POST,/v1/webhook_endpoints",
    "POST,/v1/webhook_endpoints/whe_{id}/rotate_secret",
    "POST,/v1/organizations",
  })
  void aPublishableKeyMakesTokensOnly(String method, String path, Api api) {
    var shop = api.shop();
    var key =
        api.key(shop.organization(), "{\"publishable\":true,\"permissions\":[\"payments.view\"]}");

    assertThat(key).startsWith("aq_test_pub_");
    assertProblem(send(api, key, method, path), 403, "forbidden");
    assertThat(new Shop(api, shop.organization(), key).tokenize(Shop.APPROVED).status())
        .isEqualTo(201);
  }

  /** A payment that saves fills a wallet. */
  @Test
  void aPaymentThatSavesAsksForTwo(Api api) {
    var shop = api.shop();
    var body = Shop.body(shop.token(Shop.APPROVED), Shop.fresh(), ",\"save\":{\"user\":\"u-1\"}");
    var key = api.key(shop.organization(), "{\"permissions\":[\"payments.create\"]}");

    var refused = new Shop(api, shop.organization(), key).post("/v1/payments", Shop.fresh(), body);

    assertProblem(refused, 403, "forbidden");
    assertThat(refused.text("/detail")).contains("wallets.manage");
  }

  /** To reject many is to reject. */
  @Test
  void aBatchThatRejectsAsksForTwo(Api api) {
    var shop = api.shop();
    var key = api.key(shop.organization(), "{\"permissions\":[\"failed_payments.retry\"]}");
    var body = "{\"action\":\"reject\",\"reason\":\"x\",\"filter\":{},\"dry_run\":true}";

    var refused = new Shop(api, shop.organization(), key).post("/v1/action_items/bulk", body);

    assertProblem(refused, 403, "forbidden");
    assertThat(refused.text("/detail")).contains("failed_payments.reject");
  }

  @Test
  void oneThatIsNotThereIsNotGiven(Api api) {
    var path = "/v1/organizations/" + api.shop().organization() + "/api_keys";

    assertThat(errors(api.asOperator(path, "{\"permissions\":[\"all\"]}")))
        .containsExactly("/permissions invalid_choice");
    assertThat(errors(api.asOperator(path, "{\"permissions\":\"payments.view\",\"x\":1}")))
        .containsExactlyInAnyOrder("/permissions invalid_type", "/x unknown_field");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/organizations",
        "POST /v1/organizations",
        "GET /v1/organizations/{o}",
        "GET /v1/organizations/{o}/api_keys",
        "POST /v1/organizations/{o}/api_keys",
        "DELETE /v1/organizations/{o}/api_keys/key_01m7zr0kxve009pzkkcdarskcx",
        "GET /v1/dead_jobs",
        "POST /v1/dead_jobs/job_01m7zr0kxve009pzkkcdarskcx/revive",
        "POST /v1/dead_jobs/job_01m7zr0kxve009pzkkcdarskcx/drop"
      })
  void theOperatorsPathsAreTheOperators(String request, Api api) {
    var shop = api.shop();
    var method = request.split(" ", 2)[0];
    var path = request.split(" ", 2)[1].replace("{o}", shop.organization());

    assertProblem(send(api, shop.key(), method, path), 403, "forbidden");
    assertProblem(send(api, "aq_operator_wrong", method, path), 401, "unauthorized");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"org_01m7zr0kxve009pzkkcdarskcx", "org_x", "pay_01m7zr0kxve009pzkkcdarskcx", "1"})
  void anOrganizationThatIsNotThereIsNotFound(String id, Api api) {
    var operator = "aq_operator_of_the_tests";
    var path = "/v1/organizations/" + id;

    assertProblem(send(api, operator, "GET", path), 404, "not_found");
    assertProblem(send(api, operator, "GET", path + "/api_keys"), 404, "not_found");
    assertProblem(send(api, operator, "POST", path + "/api_keys"), 404, "not_found");
    assertProblem(send(api, operator, "DELETE", path + "/api_keys/key_" + ID), 404, "not_found");
  }

  @Test
  void theOperatorIsNobodysCheckout(Api api) {
    assertThat(send(api, "aq_operator_of_the_tests", "GET", "/v1/payments").status())
        .isIn(401, 403);
  }

  private static Reply send(Api api, String key, String method, String path) {
    var headers = new HashMap<>(Api.bearer(key));
    headers.put("Content-Type", "application/json");
    headers.put("Idempotency-Key", Shop.fresh());
    var body = method.equals("POST") ? "{}".getBytes(US_ASCII) : new byte[0];
    return api.http().send(method, path.replace("{id}", ID), body, headers);
  }
}
