package dev.acquit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.simulator.Api.Answer;
import java.time.DayOfWeek;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DebitsTest {

  private static final String GOOD = "000123456789";
  private static final String NO_FUNDS = "000222222227";
  private static final String LATE = "000333333335";

  @RegisterExtension final SimulatorExtension simulator = new SimulatorExtension();

  private Api api() {
    return simulator.api();
  }

  @Test
  void debitIsSentAndPending() {
    var answer = api().post("/v1/charges", Api.debit("R1", 12_550, Api.eft(GOOD)));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("status")).isEqualTo("pending");
    assertThat(answer.number("amount")).isEqualTo(12_550);
    assertThat(answer.body().get("method").toString())
        .isEqualTo("{\"kind\":\"bank_account\",\"rail\":\"eft\",\"last4\":\"6789\"}");
    assertThat(api().lookup("R1").body()).isEqualTo(answer.body());
    assertThat(api().rows("R1")).hasSize(1);
    assertThat(result("R1")).isEqualTo("pending");
  }

  /** How many days four business days are, from each day of the week. */
  @ParameterizedTest
  @CsvSource({"1, 4", "2, 6", "3, 6", "4, 6", "5, 6", "6, 5", "7, 4"})
  void debitSettlesOnTheFourthBusinessDay(int weekday, int days) {
    api().advanceToNoonOf(DayOfWeek.of(weekday));
    api().debited("R1", 100, GOOD);
    api().advance("P%dDT-1H".formatted(days));
    assertThat(status("R1")).isEqualTo("pending");
    api().advance("PT1H");
    assertThat(status("R1")).isEqualTo("approved");
    assertThat(result("R1")).isEqualTo("approved");
    assertThat(api().rows("R1")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "2, 2", "3, 2", "4, 4", "5, 4", "6, 3", "7, 2"})
  void debitIsReturnedOnTheSecondBusinessDay(int weekday, int days) {
    api().advanceToNoonOf(DayOfWeek.of(weekday));
    api().debited("R1", 100, NO_FUNDS);
    api().advance("P%dDT-1H".formatted(days));
    assertThat(status("R1")).isEqualTo("pending");
    api().advance("PT1H");
    assertThat(status("R1")).isEqualTo("declined");
    assertThat(api().lookup("R1").text("return_code")).isEqualTo("901");
    assertThat(api().rows("R1")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void eightDaysAreEnoughWhateverTheWeekday(int weekday) {
    api().advanceToNoonOf(DayOfWeek.of(weekday));
    api().debited("R1", 100, GOOD);
    api().debited("R2", 100, LATE);
    api().advance("P8D");
    assertThat(status("R1")).isEqualTo("approved");
    assertThat(status("R2")).isEqualTo("declined");
  }

  @Test
  void debitIsReturnedAfterItSettled() {
    api().advanceToNoonOf(DayOfWeek.MONDAY);
    api().debited("R1", 100, LATE);
    api().advance("P4D");
    assertThat(status("R1")).isEqualTo("approved");
    api().advance("P3D");
    assertThat(status("R1")).isEqualTo("declined");
    assertThat(api().lookup("R1").text("return_code")).isEqualTo("915");
    assertThat(api().lookup("R1").body().get("decline_code").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "000222222227, R01, 901",
    "000111111113, R02, 905",
    "000111111116, R03, 902",
    "000333333335, R10, 915"
  })
  void eachRailHasItsCodes(String account, String ach, String eft) {
    api().post("/v1/charges", Api.debit("R1", 100, Api.ach(account)));
    api().post("/v1/charges", Api.debit("R2", 100, Api.eft(account)));
    api().advance("P8D");
    assertThat(api().lookup("R1").text("return_code")).isEqualTo(ach);
    assertThat(api().lookup("R2").text("return_code")).isEqualTo(eft);
  }

  @Test
  void anyOtherAccountThereSettles() {
    api().debited("R1", 100, "98765");
    api().advance("P8D");
    assertThat(status("R1")).isEqualTo("approved");
  }

  @Test
  void debitIsNeitherVoidedNorRefundedBeforeItSettled() {
    var id = api().debited("R1", 1_000, GOOD);
    assertWrongState(api().cancel(id, "V1"));
    assertWrongState(api().change(id, "refunds", "F1", 100));
    assertWrongState(api().change(id, "capture", "C1", 100));
    api().advance("P8D");
    assertWrongState(api().cancel(id, "V1"));
    assertThat(api().change(id, "refunds", "F1", 400).text("status")).isEqualTo("pending");
    assertWrongState(api().change(id, "refunds", "F2", 601));
    api().advance("P3D");
    assertThat(status("F1")).isEqualTo("approved");
    assertThat(result("F1")).isEqualTo("approved");
  }

  @Test
  void whatWaitsForItsPayerIsCalledOff() {
    var debit = Api.debit("R1", 1_000, Api.eft("000444444445"));
    var id = api().post("/v1/charges", "{'validate':true," + debit.substring(1)).text("id");
    assertThat(status("R1")).isEqualTo("action_required");

    assertThat(api().cancel(id, "V1").text("status")).isEqualTo("approved");

    assertThat(status("R1")).isEqualTo("declined");
    assertThat(api().lookup("R1").text("decline_code")).isEqualTo("action_expired");
    assertWrongState(api().post("/v1/charges/" + id + "/validation", "{'amounts':'32,45'}"));
    assertWrongState(api().cancel(id, "V2"));
    api().advance("P8D");
    assertThat(status("R1")).isEqualTo("declined");
  }

  @Test
  void whatWasReturnedIsNotRefunded() {
    var id = api().debited("R1", 1_000, NO_FUNDS);
    api().advance("P8D");
    assertWrongState(api().change(id, "refunds", "F1", 100));
    assertWrongState(api().cancel(id, "V1"));
  }

  @Test
  void tokenStandsForItsAccount() {
    var saved = api().post("/v1/tokens", "{'bank_account':" + Api.ach(NO_FUNDS) + "}");
    assertThat(saved.status()).isEqualTo(201);
    assertThat(saved.body().get("method").get("last4").asString()).isEqualTo("2227");
    var byToken = "{'reference':'%s','amount':1,'currency':'%s','token':'" + saved.text("token");
    assertInvalid(api().post("/v1/charges", byToken.formatted("R1", "CAD") + "'}"));
    assertInvalid(api().post("/v1/charges", byToken.formatted("R1", "USD") + "','capture':false}"));
    api().post("/v1/charges", byToken.formatted("R1", "USD") + "'}");
    api().advance("P8D");
    assertThat(api().lookup("R1").text("return_code")).isEqualTo("R01");
  }

  @Test
  void mandateIsReadAndChecked() {
    var mandate =
        "{'mandate':{'reference':'man_1','kind':'%s','use':'one_time',"
            + "'accepted_at':'2026-11-21T15:00:00Z','ip':'203.0.113.7'},";
    var debit = Api.debit("R1", 100, Api.eft(GOOD)).substring(1);
    assertInvalid(api().post("/v1/charges", mandate.formatted("corporate") + debit));
    var answer = api().post("/v1/charges", mandate.formatted("personal") + debit);
    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void whatTheTestBankDoesNotTakeIsAnInvalidRequest() {
    var eft = Api.debit("R1", 100, Api.eft(GOOD));
    var ach = Api.debit("R1", 100, Api.ach(GOOD));
    for (var wrong :
        List.of(
            eft.replace("'11000'", "'11001'"),
            eft.replace("'000'", "'001'"),
            eft.replace("'eft'", "'sepa'"),
            eft.replace("CAD", "EUR"),
            eft.replace("checking", "chequing"),
            eft.replace("individual", "person"),
            eft.replace(GOOD, "0001-234"),
            eft.replace(GOOD, "1234"),
            eft.replaceFirst("\\{", "{'capture':false,"),
            eft.replaceFirst("\\{", "{'token':'tok_x',"),
            eft.replaceFirst("\\{", "{'card':" + Api.card(Api.GOOD) + ","),
            ach.replace("110000000", "021000021"),
            ach.replace("USD", "CAD"),
            ach.replace("'routing_number':'110000000',", ""))) {
      var answer = api().post("/v1/charges", wrong);
      assertInvalid(answer);
      assertThat(answer.body().toString()).doesNotContain(GOOD, "021000021");
    }
    assertThat(api().rows("R1")).isEmpty();
  }

  private String status(String reference) {
    return api().lookup(reference).text("status");
  }

  private String result(String reference) {
    return api().rows(reference).get(0).get("result").asString();
  }

  private static void assertWrongState(Answer answer) {
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text("code")).isEqualTo("wrong_state");
  }

  private static void assertInvalid(Answer answer) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("code")).isEqualTo("invalid_request");
  }
}
