package dev.acquit.gateway.http;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static dev.acquit.gateway.support.Problems.errors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A card number is refused wherever it does not belong, and never comes back. */
@GatewayTest
class CardNumberIT {

  private static final String CARD = "4000 0566-5566.5556";
  private static final String REFERENCE =
      "{\"amount\":100,\"currency\":\"CAD\",\"source\":\"tok_01m7zr0kxve009pzkkcdarskcx\"";

  @ParameterizedTest
  @CsvSource({
    "/reference, '\"reference\":\"%s\"'",
    "/description, '\"description\":\"for %s, thanks\"'",
    "/statement_descriptor, '\"statement_descriptor\":\"%s\"'",
    "/metadata/k, '\"metadata\":{\"k\":\"%s\"}'",
    "/metadata/[card number], '\"metadata\":{\"%s\":\"v\"}'",
    "/external_refs/k, '\"external_refs\":{\"k\":\"%s\"}'",
    "/external_refs/[card number], '\"external_refs\":{\"%s\":\"v\"}'",
    "/payer/name, '\"payer\":{\"name\":\"%s\"}'",
    "/payer/email, '\"payer\":{\"email\":\"%s@x.test\"}'",
    "/payer/user_agent, '\"payer\":{\"user_agent\":\"%s\"}'",
    "/billing_address/line1, '\"billing_address\":{\"line1\":\"%s\"}'",
    "/return_url, '\"return_url\":\"https://x.test/%s\"'",
  })
  void isRefusedInACharge(String pointer, String field, Api api) {
    var number = pointer.equals("/return_url") ? CARD.replace(" ", "-") : CARD;
    var body = REFERENCE + "," + field.formatted(number) + "}";

    var reply = api.shop().post("/v1/payments", Shop.fresh(), body);

    assertThat(errors(reply)).contains(pointer + " card_number");
    assertRefused(reply);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"%s\":1",
        "\"source\":\"%s\"",
        "\"currency\":\"%s\"",
        "\"capture\":\"%s\"",
        "\"purpose\":\"%s\"",
        "\"amount\":\"%s\"",
        "\"payer\":{\"%s\":\"x\"}",
        "\"live\":%s",
      })
  void isNotQuotedWhereAnythingElseIsWrong(String field, Api api) {
    var body = "{" + field.formatted("4000056655665556") + "}";

    assertRefused(api.shop().post("/v1/payments", Shop.fresh(), body));
  }

  @Test
  void isRefusedAsAHolder(Api api) {
    var reply =
        api.shop()
            .post(
                "/v1/tokens",
                """
                {"type":"card","card":{"number":"4242424242424242","exp_month":12,"exp_year":2050,
                 "holder_name":"%s"}}\
                """
                    .formatted(CARD));

    assertThat(errors(reply)).containsExactly("/card/holder_name card_number");
    assertRefused(reply);
  }

  @Test
  void isRefusedAsAReasonOfARefund(Api api) {
    var shop = api.shop();
    var payment = shop.charge(Shop.APPROVED, Shop.fresh()).text("/id");

    var reply = shop.refund(payment, "{\"reason\":\"" + CARD + "\"}");

    assertThat(errors(reply)).containsExactly("/reason card_number");
    assertRefused(reply);
    assertThat(shop.get("/v1/payments/" + payment + "/refunds").json().at("/data").size()).isZero();
  }

  @Test
  void isRefusedAsANameOfAnOrganizationOrAKey(Api api) {
    var name = "{\"name\":\"" + CARD + "\"}";

    assertRefused(api.asOperator("/v1/organizations", name));
    assertRefused(
        api.asOperator("/v1/organizations/" + api.shop().organization() + "/api_keys", name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/payments?reference=4000056655665556",
        "/v1/payments?reference=4000%200566-5566%205556",
        "/v1/payments?status=4000056655665556",
        "/v1/payments?cursor=4000056655665556",
        "/v1/payments?4000056655665556=1",
        "/v1/payments/4000056655665556",
        "/v1/payments/4000%200566%205566%205556",
        "/v1/payments/%34000056655665556/timeline",
        "/v1/4000056655665556",
      })
  void isRefusedInAUrl(String path, Api api) {
    assertRefused(api.shop().get(path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"4000056655665556", "4000-0566-5566-5556"})
  void isRefusedAsAnIdempotencyKey(String key, Api api) {
    var shop = api.shop();
    var body = Shop.body(shop.token(Shop.APPROVED), Shop.fresh(), "");

    var reply = shop.post("/v1/payments", key, body);

    assertProblem(reply, 400, "idempotency_key_invalid");
    assertRefused(reply);
  }

  @Test
  void isReplacedAsARequestId(Api api) {
    var headers = new HashMap<>(Api.bearer(api.shop().key()));
    headers.put("X-Request-Id", "4000056655665556");

    var reply = api.http().get("/v1/payments?limit=0", headers);

    assertRefused(reply);
    assertThat(reply.headers().toString()).doesNotContain("4000056655665556");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1795273335123",
        "2026-11-21 15:00:00.123",
        "+1 (514) 555-0199",
        "20261121000042",
        "A-4242-4242"
      })
  void isNotSeenInOtherNumbers(String reference, Api api) {
    var shop = api.shop();
    var more =
        ",\"description\":\"%s\",\"metadata\":{\"at\":\"%s\"}".formatted(reference, reference);

    var payment =
        shop.post(
            "/v1/payments", Shop.fresh(), Shop.body(shop.token(Shop.APPROVED), reference, more));

    assertThat(payment.status()).as(payment.body()).isEqualTo(201);
    assertThat(payment.text("/reference")).isEqualTo(reference);
    assertThat(payment.text("/metadata/at")).isEqualTo(reference);
  }

  private static void assertRefused(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isBetween(400, 499);
    assertThat(reply.body().replaceAll("%20|[^0-9]", ""))
        .doesNotContain("4000056655665556", "000056655665556");
  }
}
