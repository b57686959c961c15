package dev.acquit.gateway.payment.web;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static dev.acquit.gateway.support.Problems.errors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a charge may say, and that whatever else it says is told in one answer. */
@GatewayTest
class ChargeFieldsIT {

  private static final String TOKEN = "tok_01m7zr0kxve009pzkkcdarskcx";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.5",
        "1.0",
        "\"12\"",
        "1e9",
        "-1",
        "0",
        "-0",
        "9223372036854775808",
        "18446744073709551617",
        "100000000000",
        "null",
        "true",
        "[1]",
        "{}"
      })
  void anAmountIsAPositiveInteger(String amount, Api api) {
    var reply = charge(api, amount, "\"CAD\"", "");

    assertProblem(reply, 400, "invalid_request");
    assertThat(errors(reply)).singleElement().asString().startsWith("/amount ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"cad\"",
        "\"ZZZ\"",
        "\"XX" + "X\"",
        "\"XAU\"",
        "\"XTS\"",
        "\"XDR\"",
        "\"C\"",
        "\"CADX\"",
        "\"\"",
        "124",
        "null"
      })
  void aCurrencyIsOneThatPeoplePayIn(String currency, Api api) {
    var reply = charge(api, "100", currency, "");

    assertProblem(reply, 400, "invalid_request");
    assertThat(errors(reply))
        .isNotEmpty()
        .allSatisfy(error -> assertThat(error).startsWith("/currency "));
  }

  @ParameterizedTest
  @CsvSource({"1,CAD", "100,JPY", "1234,KWD", "99999999999,CAD"})
  void minorUnitsAreTheCurrencysOwn(long amount, String currency, Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var body =
        """
        {"amount":%d,"currency":"%s","source":"%s","reference":"%s"}\
        """
            .formatted(amount, currency, shop.token(Shop.APPROVED), reference);

    var payment = shop.post("/v1/payments", Shop.fresh(), body);

    assertThat(payment.status()).as(payment.body()).isEqualTo(201);
    assertThat(payment.number("/amount_captured")).isEqualTo(amount);
    assertThat(TestSimulator.ledger(reference))
        .singleElement()
        .satisfies(row -> {
          assertThat(row.get("amount").asLong()).isEqualTo(amount);
          assertThat(row.get("currency").asString()).isEqualTo(currency);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "organization",
        "organization_id",
        "live",
        "id",
        "amount_captured",
        "attempts",
        "created_at",
        "Amount",
        "__proto__"
      })
  void nobodyAssignsWhatIsOurs(String field, Api api) {
    var reply = charge(api, "100", "\"CAD\"", ",\"" + field + "\":\"x\"");

    assertProblem(reply, 400, "invalid_request");
    assertThat(errors(reply)).containsExactly("/" + field + " unknown_field");
  }

  @ParameterizedTest
  @CsvSource({
    "payer, /payer/organization_id",
    "billing_address, /billing_address/organization_id",
  })
  void nobodyAssignsItFurtherInEither(String object, String pointer, Api api) {
    var reply = charge(api, "100", "\"CAD\"", ",\"" + object + "\":{\"organization_id\":\"x\"}");

    assertThat(errors(reply)).containsExactly(pointer + " unknown_field");
  }

  @Test
  void everyErrorIsToldAtOnce(Api api) {
    var reply =
        api.shop()
            .post(
                "/v1/payments",
                Shop.fresh(),
                """
                {"amount":1.5,"currency":"cad","capture":"later","purpose":"fun","initiator":"me",
                 "reference":7,"metadata":{"a/b":1,"t~":"\\u0000"},"payer":{"nom":"x"},
                 "external_refs":[],"return_url":"javascript:1","status":"succeeded",
                 "billing_address":{"country":"Canada"}}
                """);

    assertProblem(reply, 400, "invalid_request");
    assertThat(errors(reply))
        .contains(
            "/source required",
            "/amount invalid_type",
            "/currency unknown_currency",
            "/capture invalid_choice",
            "/purpose invalid_choice",
            "/initiator invalid_choice",
            "/reference invalid_type",
            "/metadata/a~1b invalid_type",
            "/metadata/t~0 invalid_character",
            "/payer/nom unknown_field",
            "/external_refs invalid_type",
            "/return_url invalid_format",
            "/status unknown_field")
        .anySatisfy(error -> assertThat(error).startsWith("/billing_address/country "));
  }

  @Test
  void textsHaveALongestLength(Api api) {
    var reply =
        charge(
            api,
            "100",
            "\"CAD\"",
            ",\"reference\":\"%s\",\"metadata\":{\"%s\":\"v\",\"k\":\"%s\"}"
                .formatted("a".repeat(256), "b".repeat(41), "c".repeat(501)));

    assertThat(errors(reply))
        .containsExactlyInAnyOrder(
            "/reference too_long",
            "/metadata/" + "b".repeat(41) + " too_long",
            "/metadata/k too_long");
  }

  private static Reply charge(Api api, String amount, String currency, String more) {
    var body =
        """
        {"amount":%s,"currency":%s,"source":"%s"%s}\
        """
            .formatted(amount, currency, TOKEN, more);
    return api.shop().post("/v1/payments", Shop.fresh(), body);
  }
}
