package dev.acquit.simulator;

import static dev.acquit.simulator.Api.GOOD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.simulator.Api.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChargesTest {

  @RegisterExtension final SimulatorExtension simulator = new SimulatorExtension();

  private Api api() {
    return simulator.api();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        GOOD,
        "4242420000000000",
        "4242421234567897",
        "5555555555554444",
        "378282246310005",
        "6011111111111117",
        "3566002020360505"
      })
  void goodNumberIsApproved(String number) {
    var answer = api().post("/v1/charges", Api.charge("R1", 12_550, number));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("status")).isEqualTo("approved");
    assertThat(answer.text("reference")).isEqualTo("R1");
    assertThat(answer.number("amount")).isEqualTo(12_550);
    assertThat(answer.text("currency")).isEqualTo("CAD");
    assertThat(answer.text("id")).startsWith("ch_");
    assertThat(answer.text("authorization_code")).isNotEmpty();
    assertThat(answer.text("network_transaction_id")).isNotEmpty();
    assertThat(answer.text("cvc")).isEqualTo("match");
  }

  @ParameterizedTest
  @CsvSource({
    "4000000000000002, generic_decline",
    "4000000000009995, insufficient_funds",
    "4000000000009987, lost_card",
    "4000000000009979, stolen_card",
    "4000000000000069, expired_card",
    "4000000000000127, incorrect_cvc",
    "4000000000000119, processing_error",
    "4000000000000341, generic_decline",
    "4242420000000001, invalid_card_number",
    "4111111111111111, invalid_card_number"
  })
  void badNumberIsDeclinedAndInTheLedger(String number, String code) {
    var answer = api().post("/v1/charges", Api.charge("R1", 100, number));
    assertThat(answer.status()).isEqualTo(402);
    assertThat(answer.text("status")).isEqualTo("declined");
    assertThat(answer.text("decline_code")).isEqualTo(code);
    assertThat(api().rows("R1")).hasSize(1);
    assertThat(api().rows("R1").get(0).get("result").asString()).isEqualTo("declined");
  }

  @Test
  void cardPastItsDateIsExpiredByTheBusinessClock() {
    api().post("/clock", "{'advance':'P3649D'}");
    assertThat(api().charge("R1", 100).text("decline_code")).isEqualTo("expired_card");
  }

  @Test
  void checksSayWhatTheyHadToGoBy() {
    var without =
        api().post("/v1/charges", Api.charge("R1", 100, GOOD).replace(",'cvc':'123'", ""));
    assertThat(without.text("cvc")).isEqualTo("unavailable");
    assertThat(without.text("avs")).isEqualTo("unavailable");
    var wrong = api().post("/v1/charges", Api.charge("R2", 100, "4000000000000127"));
    assertThat(wrong.text("cvc")).isEqualTo("no_match");
    var address = "{'billing_address':{'postal_code':'H7A1A1'},";
    var with = api().post("/v1/charges", Api.charge("R3", 100, GOOD).replaceFirst("\\{", address));
    assertThat(with.text("avs")).isEqualTo("match");
  }

  @Test
  void referenceIsUsedOnceWhateverBecameOfIt() {
    api().charge("R1", 100);
    api().post("/v1/charges", Api.charge("R2", 100, "4000000000000002"));
    for (var reference : List.of("R1", "R2")) {
      var again = api().charge(reference, 100);
      assertThat(again.status()).isEqualTo(409);
      assertThat(again.text("code")).isEqualTo("duplicate_reference");
      assertThat(api().rows(reference)).hasSize(1);
    }
  }

  @Test
  void accountsDoNotSeeEachOther() {
    var id = api().charged("R1", 100);
    var other = api().withKey("key-b");
    assertThat(other.lookup("R1").text("code")).isEqualTo("not_found");
    assertThat(other.change(id, "refunds", "R2", 1).text("code")).isEqualTo("not_found");
    assertThat(other.charge("R1", 100).status()).isEqualTo(200);
  }

  @Test
  void lookupTellsWhatTheAnswerTold() {
    var told = api().charge("R1", 100);
    assertThat(api().lookup("R1").body()).isEqualTo(told.body());
    assertThat(api().lookup("R2").status()).isEqualTo(404);
    assertThat(api().lookup("R2").text("code")).isEqualTo("not_found");
  }

  @Test
  void tokenStandsForItsCardInItsAccount() {
    var token = token(GOOD).text("token");
    assertThat(chargeToken("R1", token).text("status")).isEqualTo("approved");
    var other = api().withKey("key-b");
    assertThat(other.post("/v1/charges", byToken("R1", token)).text("code"))
        .isEqualTo("invalid_request");
  }

  @Test
  void cardThatSavesAndFailsLaterDoesSo() {
    var saved = token("4000000000000341");
    assertThat(saved.status()).isEqualTo(201);
    var charge = chargeToken("R1", saved.text("token"));
    assertThat(charge.text("decline_code")).isEqualTo("generic_decline");
  }

  @Test
  void cardThatNobodyWantsIsNotSaved() {
    var refused = token("4000000000009995");
    assertThat(refused.status()).isEqualTo(402);
    assertThat(refused.text("decline_code")).isEqualTo("insufficient_funds");
  }

  private Answer token(String number) {
    return api().post("/v1/tokens", "{'card':" + Api.card(number) + "}");
  }

  private Answer chargeToken(String reference, String token) {
    return api().post("/v1/charges", byToken(reference, token));
  }

  private static String byToken(String reference, String token) {
    return "{'reference':'%s','amount':100,'currency':'CAD','token':'%s'}"
        .formatted(reference, token);
  }
}
