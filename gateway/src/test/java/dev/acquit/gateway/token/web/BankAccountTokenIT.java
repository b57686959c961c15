package dev.acquit.gateway.token.web;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static dev.acquit.gateway.support.Problems.errors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bank accounts become tokens, with the mandate that came with them. */
@GatewayTest
class BankAccountTokenIT {

  private static final String EFT =
      """
      "rail":"eft","institution_number":"000","transit_number":"11000","account_number":"000123456789",\
      "account_type":"checking","holder_name":"Ana Roy"\
      """;
  private static final String ACH =
      """
      "rail":"ach","routing_number":"110000000","account_number":"000123456789","account_type":"savings",\
      "holder_name":"Ana Roy","holder_type":"company"\
      """;

  @Test
  void tellsWhatMayBeToldOfAnAccount(Api api) {
    var token = api.shop().post("/v1/tokens", body(EFT, ",\"mandate\":" + Shop.MANDATE));

    assertThat(token.status()).as(token.body()).isEqualTo(201);
    assertThat(token.text("/type")).isEqualTo("bank_account");
    assertThat(token.text("/bank_account/rail")).isEqualTo("eft");
    assertThat(token.text("/bank_account/last4")).isEqualTo("6789");
    assertThat(token.text("/bank_account/account_type")).isEqualTo("checking");
    assertThat(token.text("/bank_account/holder_type")).isEqualTo("individual");
    assertThat(token.text("/bank_account/fingerprint")).isNotEmpty();
    assertThat(token.text("/mandate/id")).startsWith("man_");
    assertThat(token.text("/mandate/status")).isEqualTo("active");
    assertThat(token.text("/mandate/kind")).isEqualTo("personal");
    assertThat(token.text("/mandate/use")).isEqualTo("one_time");
    assertThat(token.text("/mandate/text_version")).isEqualTo("pad-2026-01");
    assertThat(token.json().has("card")).isFalse();
    assertThat(token.body()).doesNotContain("000123456789", "11000");
  }

  @Test
  void aCompanysMandateIsABusinesssUnlessItSaysOtherwise(Api api) {
    var mandate =
        ",\"mandate\":{\"accepted_at\":\"2026-11-20T15:00:00Z\",\"text_version\":\"web-1\"}";

    var token = api.shop().post("/v1/tokens", body(ACH, mandate));

    assertThat(token.text("/bank_account/holder_type")).isEqualTo("company");
    assertThat(token.text("/mandate/kind")).isEqualTo("business");
  }

  @Test
  void theMandateMayComeLater(Api api) {
    var token = api.shop().post("/v1/tokens", body(ACH, ""));

    assertThat(token.status()).isEqualTo(201);
    assertThat(token.json().get("mandate").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "110000001,/bank_account/routing_number invalid_routing_number",
    "500000005,/bank_account/routing_number invalid_routing_number",
    "11000000,/bank_account/routing_number invalid_format",
    "1100000000,/bank_account/routing_number invalid_format",
    "021000021,/bank_account/routing_number test_accounts_only",
  })
  void refusesRoutingNumbersThatAreNone(String routing, String error, Api api) {
    var reply = api.shop().post("/v1/tokens", body(ACH.replace("110000000", routing), ""));

    assertProblem(reply, 400, "invalid_request");
    assertThat(errors(reply)).containsExactly(error);
    assertThat(reply.body()).doesNotContain("000123456789");
  }

  @ParameterizedTest
  @CsvSource({
    "\"000\",\"00\",/bank_account/institution_number invalid_format",
    "\"000\",\"0000\",/bank_account/institution_number invalid_format",
    "\"000\",\"815\",/bank_account/institution_number test_accounts_only",
    "\"11000\",\"1100\",/bank_account/transit_number invalid_format",
    "\"11000\",\"11000A\",/bank_account/transit_number invalid_format",
    "\"000123456789\",\"0001234567890\",/bank_account/account_number invalid_format",
    "\"000123456789\",\"123\",/bank_account/account_number invalid_format",
    "\"checking\",\"chequing\",/bank_account/account_type invalid_choice",
    "\"eft\",\"card\",/bank_account/rail invalid_choice",
  })
  void refusesWhatNoCanadianAccountLooksLike(String right, String wrong, String error, Api api) {
    var reply = api.shop().post("/v1/tokens", body(EFT.replace(right, wrong), ""));

    assertProblem(reply, 400, "invalid_request");
    assertThat(errors(reply)).contains(error);
  }

  @Test
  void tellsAllThatIsWrongAtOnce(Api api) {
    var reply =
        api.shop()
            .post(
                "/v1/tokens",
                """
                {"type":"bank_account","bank_account":{"rail":"ach","routing_number":"1","iban":"x"},
                 "mandate":{"accepted_at":"yesterday","ip":"here","kind":"royal","use":"often"}}\
                """);

    assertProblem(reply, 400, "invalid_request");
    assertThat(errors(reply))
        .containsExactlyInAnyOrder(
            "/bank_account/routing_number invalid_format",
            "/bank_account/account_number required",
            "/bank_account/holder_name required",
            "/bank_account/iban unknown_field",
            "/mandate/accepted_at invalid_format",
            "/mandate/ip invalid_format",
            "/mandate/kind invalid_choice",
            "/mandate/use invalid_choice",
            "/mandate/text_version required");
  }

  @ParameterizedTest
  @ValueSource(strings = {"203.0.113.7", "2001:db8::1", "::1"})
  void evidenceNamesAnAddress(String ip, Api api) {
    var mandate = ",\"mandate\":" + Shop.MANDATE.replace("203.0.113.7", ip);

    assertThat(api.shop().post("/v1/tokens", body(EFT, mandate)).status()).isEqualTo(201);
  }

  @Test
  void noMandateIsGivenInTheFuture(Api api) {
    var mandate = ",\"mandate\":" + Shop.MANDATE.replace("2026-11-20", "2099-11-20");

    var reply = api.shop().post("/v1/tokens", body(EFT, mandate));

    assertThat(errors(reply)).containsExactly("/mandate/accepted_at out_of_range");
  }

  private static String body(String account, String more) {
    return "{\"type\":\"bank_account\",\"bank_account\":{" + account + "}" + more + "}";
  }
}
