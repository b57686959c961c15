package dev.acquit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class PayoutsTest {

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

  @Test
  void whatSettledIsPaidOnTheNextBusinessDayLessItsFee() {
    api().advanceToNoonOf(DayOfWeek.FRIDAY);
    var id = api().charged("R1", 10_000);
    api().advance("P2DT11H");
    assertThat(receiver.next("charge.settled").get("id").asString()).isEqualTo(id);
    assertThat(receiver.come().toString()).doesNotContain("payout.paid");
    api().advance("PT1H");
    var payout = receiver.next("payout.paid");
    assertThat(payout.get("id").asString()).startsWith("po_");
    assertThat(payout.get("amount").asLong()).isEqualTo(9_710);
    assertThat(payout.get("currency").asString()).isEqualTo("CAD");
    assertThat(payout.get("lines").toString())
        .isEqualTo(
            "[{\"type\":\"charge\",\"reference\":\"R1\",\"id\":\"%s\",\"charge\":\"%s\",\"amount\":10000,\"fee\":290}]"
                .formatted(id, id));
  }

  @Test
  void everyLineTellsWhatHappened() {
    api().advanceToNoonOf(DayOfWeek.MONDAY);
    var charge = api().charged("R1", 10_000);
    var refund = api().change(charge, "refunds", "F1", 1_000).text("id");
    api().debited("R2", 5_000, "000333333335");
    api().advance("P1D");
    var dispute = api().post("/disputes", "{'reference':'R1','amount':3000}").text("id");
    assertThat(lines(payOut()))
        .containsExactly("charge R1 10000-290", "refund F1 -1000-0", "dispute R1 -3000-1500");
    api().post("/disputes/" + dispute, "{'stage':'won'}");
    api().post("/refunds/fail", "{'reference':'F1'}");
    var second = payOut();
    assertThat(lines(second)).containsExactly("dispute R1 3000-0", "refund F1 1000-0");
    assertThat(second.get("lines").get(1).get("id").asString()).isEqualTo(refund);
    assertThat(second.get("lines").get(1).get("charge").asString()).isEqualTo(charge);
    api().advance("P3D");
    assertThat(lines(payOut())).containsExactly("charge R2 5000-40");
    api().advance("P4D");
    api().post("/returns/reverse", "{'reference':'R2'}");
    api().charged("R3", 2_000);
    api().advance("P1D");
    assertThat(lines(payOut()))
        .containsExactly("return R2 -5000-0", "return R2 5000-0", "charge R3 2000-58");
  }

  @Test
  void negativeSumWaitsForMore() {
    api().advanceToNoonOf(DayOfWeek.MONDAY);
    api().debited("R1", 5_000, "000123456789");
    api().advance("P8D");
    receiver.next("payout.paid");
    api().post("/returns", "{'reference':'R1'}");
    api().advance("P5D");
    assertThat(api().post("/payouts", "{}").body().get("data")).isEmpty();
    api().charge("R2", 1_000);
    api().advance("P5D");
    api().charge("R3", 9_000);
    api().advance("P5D");
    var payout = receiver.next("payout.paid");
    assertThat(lines(payout))
        .containsExactly("return R1 -5000-0", "charge R2 1000-29", "charge R3 9000-261");
    assertThat(payout.get("amount").asLong()).isEqualTo(4_710);
  }

  @Test
  void whatNeverClearedIsNotPaid() {
    var voided = api().charged("R1", 100);
    api().cancel(voided, "V1");
    api().debited("R2", 100, "000222222227");
    api().charge("R3", 100);
    api().held("A1", 100);
    assertThat(api().post("/payouts", "{}").body().get("data")).isEmpty();
    api().advance("P8D");
    assertThat(lines(receiver.next("payout.paid"))).containsExactly("charge R3 100-3");
  }

  @Test
  void eachAccountAndCurrencyIsPaidByItself() {
    api().charge("R1", 1_000);
    api().post("/v1/charges", Api.charge("R2", 2_000, Api.GOOD).replace("CAD", "USD"));
    api().withKey("key-b").charge("R3", 3_000);
    api().advance("P1D");
    var payouts = new ArrayList<String>();
    api()
        .post("/payouts", "{}")
        .body()
        .get("data")
        .forEach(payout -> payouts.add(payout.get("currency").asString() + " " + lines(payout)));
    assertThat(payouts)
        .containsExactlyInAnyOrder(
            "CAD [charge R1 1000-29]", "USD [charge R2 2000-58]", "CAD [charge R3 3000-87]");
  }

  @Test
  @Timeout(60)
  void payoutOfManyIsCutIntoPieces() {
    var api = api();
    var charges =
        api.atOnce(450, i -> api.posting("/v1/charges", Api.charge("R" + i, 1_000, Api.GOOD)));
    assertThat(charges).hasSize(450);
    api.advance("P1D");
    var references = new ArrayList<String>();
    for (var payout : api.post("/payouts", "{}").body().get("data")) {
      assertThat(payout.get("lines").size()).isLessThanOrEqualTo(200);
      assertThat(payout.get("amount").asLong()).isEqualTo(971L * payout.get("lines").size());
      payout.get("lines").forEach(line -> references.add(line.get("reference").asString()));
    }
    assertThat(references).hasSize(450).doesNotHaveDuplicates();
  }

  private JsonNode payOut() {
    var payouts = api().post("/payouts", "{}").body().get("data");
    assertThat(payouts).hasSize(1);
    return payouts.get(0);
  }

  private static List<String> lines(JsonNode payout) {
    var lines = new ArrayList<String>();
    long sum = 0;
    for (var line : payout.get("lines")) {
      lines.add(
          "%s %s %d-%d"
              .formatted(
                  line.get("type").asString(),
                  line.get("reference").asString(),
                  line.get("amount").asLong(),
                  line.get("fee").asLong()));
      sum += line.get("amount").asLong() - line.get("fee").asLong();
    }
    assertThat(payout.get("amount").asLong()).isEqualTo(sum).isPositive();
    return lines;
  }
}
