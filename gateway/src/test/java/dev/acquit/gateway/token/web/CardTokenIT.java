package dev.acquit.gateway.token.web;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static dev.acquit.gateway.support.Problems.errors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes a token, and what a token tells of the card. */
@GatewayTest
class CardTokenIT {

  @ParameterizedTest
  @CsvSource({
    "4242424242424242,visa",
    "5555555555554444,mastercard",
    "2223003122003222,mastercard",
    "378282246310005,amex",
    "6011111111111117,discover",
    "3056930009020004,diners",
    "36227206271667,diners",
    "3566002020360505,jcb",
    "6200000000000005,unionpay",
  })
  void tellsWhatMayBeToldOfACard(String number, String brand, Api api) {
    var token = api.shop().tokenize(number);

    assertThat(token.status()).isEqualTo(201);
    assertThat(token.text("/id")).matches("tok_[0-9a-hjkmnp-tv-z]{26}");
    assertThat(token.text("/type")).isEqualTo("card");
    assertThat(token.text("/card/brand")).isEqualTo(brand);
    assertThat(token.text("/card/last4")).isEqualTo(number.substring(number.length() - 4));
    assertThat(token.text("/card/bin")).isEqualTo(number.substring(0, 6));
    assertThat(token.number("/card/exp_month")).isEqualTo(12);
    assertThat(token.number("/card/exp_year")).isEqualTo(2050);
    assertThat(token.json().at("/used").asBoolean(true)).isFalse();
    assertThat(token.json().at("/live").asBoolean(true)).isFalse();
    assertThat(Instant.parse(token.text("/expires_at")))
        .isBetween(Instant.now(), Instant.now().plus(Duration.ofHours(2)));
    assertThat(token.body()).doesNotContain(number, "\"123\"", "\"cvc\"");
  }

  @Test
  void aNumberHasOneFingerprintEverywhere(Api api) {
    var shop = api.shop();
    var fingerprint = shop.tokenize(Shop.APPROVED).text("/card/fingerprint");

    assertThat(fingerprint).isNotEmpty();
    assertThat(shop.tokenize(Shop.APPROVED).text("/card/fingerprint")).isEqualTo(fingerprint);
    assertThat(api.shop().tokenize(Shop.APPROVED).text("/card/fingerprint")).isEqualTo(fingerprint);
    assertThat(shop.tokenize(Shop.NO_FUNDS).text("/card/fingerprint")).isNotEqualTo(fingerprint);
  }

  @ParameterizedTest
  @CsvSource({
    "number, '\"4242424242424241\"', invalid_card_number",
    "number, '\"4242 4242 4242 4242\"', invalid_format",
    "number, '\"42424242\"', invalid_format",
    "number, '\"42424242424242424242\"', invalid_format",
    "number, 4242424242424242, invalid_type",
    "number, null, required",
    "exp_month, 13, out_of_range",
    "exp_month, 0, out_of_range",
    "exp_month, '\"12\"', invalid_type",
    "exp_month, null, required",
    "exp_year, 50, out_of_range",
    "exp_year, 2020, expired_card",
    "exp_year, null, required",
    "cvc, '\"12\"', invalid_format",
    "cvc, '\"12345\"', invalid_format",
    "cvc, '\"12a\"', invalid_format",
    "cvc, 123, invalid_type",
    "holder_name, 7, invalid_type",
    "track2, '\"x\"', unknown_field",
  })
  void aFieldThatIsWrongIsNamed(String field, String value, String code, Api api) {
    var card =
        """
        {"number":"4242424242424242","exp_month":12,"exp_year":2050,"cvc":"123","holder_name":"A"}\
        """
            .replaceFirst("\"" + field + "\":(\"[^\"]*\"|[0-9]+),?", "")
            .replace(",}", "}")
            .replaceFirst("\\{", "{\"" + field + "\":" + value + ",");

    var reply = token(api, card);

    assertProblem(reply, 400, "invalid_request");
    assertThat(errors(reply)).contains("/card/" + field + " " + code);
    assertThat(errors(reply)).allSatisfy(error -> assertThat(error).startsWith("/card/" + field));
  }

  @Test
  void aCardIsGoodToTheEndOfItsMonth(Api api) {
    var now = YearMonth.now(ZoneOffset.UTC);

    assertThat(expiring(api, now).status()).isEqualTo(201);
    assertThat(expiring(api, now.plusMonths(1)).status()).isEqualTo(201);
    var expired = expiring(api, now.minusMonths(1));
    assertProblem(expired, 400, "invalid_request");
    assertThat(errors(expired)).containsExactly("/card/exp_year expired_card");
  }

  @Test
  void theSecurityCodeAndTheHolderMayBeLeftOut(Api api) {
    assertThat(expiring(api, YearMonth.of(2040, 1)).status()).isEqualTo(201);
  }

  @Test
  void everythingThatIsMissingIsToldAtOnce(Api api) {
    assertThat(errors(api.shop().post("/v1/tokens", "{}")))
        .containsExactlyInAnyOrder("/type required", "/card required", "/type invalid_choice");
    assertThat(errors(api.shop().post("/v1/tokens", "{\"type\":\"card\",\"card\":{}}")))
        .contains("/card/number required", "/card/exp_month required", "/card/exp_year required");
  }

  @Test
  void aRealNumberIsNotTaken(Api api) {
    var reply = api.shop().tokenize("4539578763621486");

    assertProblem(reply, 400, "invalid_request");
    assertThat(errors(reply)).containsExactly("/card/number test_cards_only");
    assertThat(reply.body()).doesNotContain("453957", "1486");
  }

  @Test
  void liveModeTakesNoNumbers(Api api) {
    var shop = api.shop();
    var live = new Shop(api, shop.organization(), api.key(shop.organization(), "{\"live\":true}"));

    assertProblem(live.tokenize(Shop.APPROVED), 400, "card_numbers_off");
  }

  private static Reply expiring(Api api, YearMonth month) {
    return token(
        api,
        "{\"number\":\"4242424242424242\",\"exp_month\":%d,\"exp_year\":%d}"
            .formatted(month.getMonthValue(), month.getYear()));
  }

  private static Reply token(Api api, String card) {
    return api.shop().post("/v1/tokens", "{\"type\":\"card\",\"card\":" + card + "}");
  }
}
