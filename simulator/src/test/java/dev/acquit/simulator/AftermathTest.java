package dev.acquit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.simulator.Api.Answer;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes after a charge was answered: returns, disputes and refunds that fail. */
class AftermathTest {

  private static final String GOOD = "000123456789";

  @RegisterExtension final SimulatorExtension simulator = new SimulatorExtension();

  private final Receiver receiver = Receiver.start();

  @BeforeEach
  void subscribe() {
    api().post("/v1/webhook_endpoints", "{'url':'" + receiver.url() + "'}");
  }

  @AfterEach
  void stopListening() {
    receiver.stop();
  }

  private Api api() {
    return simulator.api();
  }

  @ParameterizedTest
  @CsvSource({"PT0S, approved", "P8D, approved"})
  void debitIsReturnedAtOnceAndReversed(String after, String reversed) {
    var id = api().debited("R1", 700, GOOD);
    assertThat(receiver.next("charge.pending").get("id").asString()).isEqualTo(id);
    api().advance(after);
    var answer = api().post("/returns", "{'reference':'R1','code':'903'}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("status")).isEqualTo("declined");
    var returned = receiver.next("charge.returned");
    assertThat(returned).isEqualTo(answer.body());
    assertThat(returned.get("return_code").asString()).isEqualTo("903");
    assertThat(returned.get("amount").asLong()).isEqualTo(700);
    assertWrongState(api().post("/returns", "{'reference':'R1'}"));
    assertThat(api().post("/returns/reverse", "{'reference':'R1'}").text("status"))
        .isEqualTo(reversed);
    assertThat(receiver.next("charge.return_reversed").get("return_code").isNull()).isTrue();
    assertThat(api().lookup("R1").text("status")).isEqualTo(reversed);
    assertWrongState(api().post("/returns/reverse", "{'reference':'R1'}"));
  }

  @Test
  void returnThatWasTakenBackBeforeSettlingSettlesAtOnceAndOnce() {
    api().debited("R1", 700, GOOD);
    api().post("/returns", "{'reference':'R1'}");
    assertThat(receiver.next("charge.returned").get("return_code").asString()).isEqualTo("901");
    api().advance("P8D");
    api().post("/returns/reverse", "{'reference':'R1'}");
    assertThat(receiver.next("charge.return_reversed").get("reference").asString()).isEqualTo("R1");
    receiver.next("charge.settled");
    api().advance("P8D");
    receiver.next("payout.paid");
    assertThat(receiver.come().toString()).doesNotContain("charge.settled");
  }

  @Test
  void returnThatIsDueComesOnceOnly() {
    api().debited("R1", 700, "000333333335");
    api().post("/returns", "{'reference':'R1'}");
    api().post("/returns/reverse", "{'reference':'R1'}");
    api().advance("P8D");
    assertThat(api().lookup("R1").text("status")).isEqualTo("approved");
  }

  @Test
  void onlyWhatABankSentIsReturned() {
    api().charge("R1", 100);
    api().post("/v1/charges", Api.charge("R2", 100, "4000000000000002"));
    assertWrongState(api().post("/returns", "{'reference':'R1'}"));
    assertWrongState(api().post("/returns", "{'reference':'R2'}"));
    assertThat(api().post("/returns", "{'reference':'R3'}").status()).isEqualTo(404);
    assertThat(api().post("/returns", "{'ref':'R1','code':'no code'}").body().get("errors"))
        .hasSize(3);
    api().withKey("key-b").charge("R1", 100);
    assertThat(api().post("/disputes", "{'reference':'R1'}").status()).isEqualTo(404);
  }

  @Test
  void cardThatIsDisputedIsSoADayAfterItSettled() {
    var id = api().post("/v1/charges", Api.charge("R1", 900, "4000000000000259")).text("id");
    api().advance("P1D");
    receiver.next("charge.settled");
    assertThat(disputes("R1")).isEmpty();
    api().advance("P1D");
    var dispute = receiver.next("dispute.opened");
    assertThat(dispute.get("charge").asString()).isEqualTo(id);
    assertThat(dispute.get("reference").asString()).isEqualTo("R1");
    assertThat(dispute.get("merchant_reference").asString()).isEqualTo("INV-1");
    assertThat(dispute.get("amount").asLong()).isEqualTo(900);
    assertThat(dispute.get("currency").asString()).isEqualTo("CAD");
    assertThat(dispute.get("stage").asString()).isEqualTo("open");
    assertThat(dispute.get("reason").asString()).isEqualTo("10.4");
    assertThat(dispute.get("respond_by").asString()).endsWith("Z");
    assertThat(disputes("R1")).containsExactly("open");
  }

  @Test
  void inquiryBecomesADisputeThatIsWonOrLost() {
    api().charge("R1", 1_000);
    var asked = "{'reference':'R1','amount':600,'reason':'13.1','stage':'inquiry'}";
    var id = api().post("/disputes", asked).text("id");
    assertThat(receiver.next("dispute.opened").get("stage").asString()).isEqualTo("inquiry");
    assertWrongState(move(id, "won"));
    assertThat(move(id, "open").text("stage")).isEqualTo("open");
    assertThat(receiver.next("dispute.updated").get("stage").asString()).isEqualTo("open");
    assertWrongState(move(id, "closed"));
    assertThat(move(id, "won").text("stage")).isEqualTo("won");
    assertThat(receiver.next("dispute.closed").get("stage").asString()).isEqualTo("won");
    assertWrongState(move(id, "lost"));
    assertThat(move("dp_nothing", "won").status()).isEqualTo(404);
    assertThat(move(id, "inquiry").status()).isEqualTo(400);
  }

  @Test
  void whatIsDisputedIsNotRefundedToo() {
    var id = api().charged("R1", 1_000);
    var first = api().post("/disputes", "{'reference':'R1','amount':600}").text("id");
    assertWrongState(api().change(id, "refunds", "F1", 401));
    assertWrongState(api().post("/disputes", "{'reference':'R1','amount':401}"));
    move(first, "won");
    assertThat(api().change(id, "refunds", "F1", 1_000).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4000000000005126", "4242424242424242"})
  void refundFailsAfterItSucceeded(String number) {
    api().advanceToNoonOf(DayOfWeek.MONDAY);
    var id = api().post("/v1/charges", Api.charge("R1", 1_000, number)).text("id");
    assertThat(api().change(id, "refunds", "F1", 1_000).text("status")).isEqualTo("approved");
    assertWrongState(api().change(id, "refunds", "F2", 1));
    if (number.equals(Api.GOOD)) {
      api().post("/refunds/fail", "{'reference':'F1'}");
    } else {
      api().advance("P2D");
    }
    assertThat(receiver.next("refund.failed").get("decline_code").asString())
        .isEqualTo("account_closed");
    assertThat(api().lookup("F1").text("status")).isEqualTo("declined");
    assertThat(api().rows("F1")).hasSize(1);
    assertWrongState(api().post("/refunds/fail", "{'reference':'F1'}"));
    assertThat(api().change(id, "refunds", "F2", 1_000).status()).isEqualTo(200);
  }

  @Test
  void refundThatWaitsArrivesOnTheNextBusinessDayUnlessItFails() {
    api().advanceToNoonOf(DayOfWeek.FRIDAY);
    var id = api().post("/v1/charges", Api.charge("R1", 1_000, "4000000000007726")).text("id");
    for (var reference : List.of("F1", "F2")) {
      assertThat(api().change(id, "refunds", reference, 500).text("status")).isEqualTo("pending");
      assertThat(receiver.next("refund.pending").get("reference").asString()).isEqualTo(reference);
    }
    api().post("/refunds/fail", "{'reference':'F2'}");
    api().advance("P2DT23H");
    assertThat(api().lookup("F1").text("status")).isEqualTo("pending");
    api().advance("PT1H");
    assertThat(receiver.next("refund.succeeded").get("reference").asString()).isEqualTo("F1");
    assertThat(api().lookup("F2").text("status")).isEqualTo("declined");
  }

  @Test
  void eventIsDatedByTheBusinessClockToWhenItHappened() {
    api().advanceToNoonOf(DayOfWeek.MONDAY);
    api().debited("R1", 100, GOOD);
    var sent = receiver.nextEvent("charge.pending").get("created").asString();
    api().advance("P30D");
    var settled = receiver.nextEvent("charge.settled");
    assertThat(Instant.parse(settled.get("created").asString()))
        .isEqualTo(Instant.parse(sent).plus(Duration.ofDays(4)));
  }

  private Answer move(String id, String stage) {
    return api().post("/disputes/" + id, "{'stage':'" + stage + "'}");
  }

  private List<String> disputes(String reference) {
    return api()
        .get("/disputes?reference=" + reference)
        .body()
        .get("data")
        .valueStream()
        .map(dispute -> dispute.get("stage").asString())
        .toList();
  }

  private static void assertWrongState(Answer answer) {
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text("code")).isEqualTo("wrong_state");
  }
}
