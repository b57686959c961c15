package dev.acquit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurabilityTest {

  @RegisterExtension final SimulatorExtension simulator = new SimulatorExtension();

  private Api api() {
    return simulator.api();
  }

  @Test
  void everythingIsThereAgainAfterARestart() {
    var charge = api().charge("R1", 1_000);
    var id = charge.text("id");
    api().change(id, "refunds", "F1", 400);
    var held = api().held("A1", 500);
    var token =
        api().post("/v1/tokens", "{'card':" + Api.card("4000000000000341") + "}").text("token");
    api().post("/clock", "{'advance':'P8D'}");
    var ledger = api().get("/ledger").body();

    simulator.restart();

    assertThat(api().get("/ledger").body()).isEqualTo(ledger);
    assertThat(api().lookup("R1").body()).isEqualTo(charge.body());
    assertThat(api().charge("R1", 1_000).text("code")).isEqualTo("duplicate_reference");
    assertThat(api().get("/clock").text("ahead")).isEqualTo("PT192H");
    assertThat(api().cancel(id, "V1").text("code")).isEqualTo("wrong_state");
    assertThat(api().change(id, "refunds", "F2", 601).text("code")).isEqualTo("wrong_state");
    assertThat(api().change(id, "refunds", "F3", 600).status()).isEqualTo(200);
    assertThat(api().change(held, "capture", "C1", 500).status()).isEqualTo(200);
    var byToken = "{'reference':'R2','amount':1,'currency':'CAD','token':'%s'}".formatted(token);
    assertThat(api().post("/v1/charges", byToken).text("decline_code"))
        .isEqualTo("generic_decline");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"entry\":\"operated\",\"operation\":{\"id\":\"ch_torn",
        "{\"entry\":\"operated\",\"operation\":{\"id\":\"ch_torn\n",
        "\u0000\u0000\u0000\u0000",
        "{"
      })
  void tornLastLineIsAsIfItHadNeverBeenWritten(String torn) throws IOException {
    api().charge("R1", 100);
    simulator.stop();
    Files.writeString(simulator.journal(), torn, StandardOpenOption.APPEND);
    simulator.startAgain();
    assertThat(api().rows("R1")).hasSize(1);
    api().charge("R2", 100);
    simulator.restart();
    assertThat(api().get("/ledger").body().get("data")).hasSize(2);
  }

  @Test
  void lineThatIsUnreadableInTheMiddleIsNotPassedOver() throws IOException {
    api().charge("R1", 100);
    simulator.stop();
    var lines = Files.readString(simulator.journal());
    Files.writeString(simulator.journal(), "nonsense\n" + lines);
    assertThatThrownBy(simulator::startAgain)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("Unreadable line");
    Files.writeString(simulator.journal(), lines);
    simulator.startAgain();
  }

  /** It was written before there were debits, payouts and times of settlement. */
  @Test
  void journalOfASimulatorThatKnewCardsOnlyIsRead() throws IOException {
    simulator.stop();
    try (var old = DurabilityTest.class.getResourceAsStream("/journal-of-cards.jsonl")) {
      Files.copy(old, simulator.journal(), StandardCopyOption.REPLACE_EXISTING);
    }
    simulator.startAgain();
    assertThat(api().get("/ledger").body().get("data")).hasSize(8);
    assertThat(api().lookup("R1").text("status")).isEqualTo("approved");
    assertThat(api().lookup("R2").text("decline_code")).isEqualTo("generic_decline");
    var charge = api().lookup("R1").text("id");
    assertThat(api().cancel(charge, "V2").text("code")).isEqualTo("wrong_state");
    assertThat(api().change(charge, "refunds", "F2", 601).text("code")).isEqualTo("wrong_state");
    assertThat(api().change(charge, "refunds", "F3", 600).status()).isEqualTo(200);
    var token = "{'reference':'R5','amount':1,'currency':'CAD','token':'tok_rxnwbxdhvhyhcyuvfcxp'}";
    assertThat(api().post("/v1/charges", token).text("decline_code")).isEqualTo("generic_decline");
    simulator.restart();
    api().advance("P8D");
    assertThat(Files.readString(simulator.journal()))
        .containsOnlyOnce("\"entry\":\"paid_out\"")
        .contains("\"amount\":874,\"currency\":\"CAD\"");
  }

  @Test
  void directoryIsHeldByOne() {
    assertThatThrownBy(simulator::startAgain)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("Another simulator");
  }

  @Test
  void noNumberCodeOrKeyIsKept() throws IOException {
    api().charge("R1", 100);
    api().post("/v1/charges", Api.charge("R2", 100, "4000000000000002"));
    api().post("/v1/tokens", "{'card':" + Api.card("4000000000000341") + "}");
    for (var account : List.of(Api.eft("000222222227"), Api.ach("98765432101"))) {
      api().post("/v1/charges", Api.debit("D" + account.length(), 100, account));
      api().post("/v1/tokens", "{'bank_account':" + account + "}");
    }
    api().advance("P8D");
    var kept = Files.readString(simulator.journal(), StandardCharsets.UTF_8);
    assertThat(kept).contains("4242").doesNotContain(Api.GOOD, "4000000000000", "\"123\"", "key-a");
    assertThat(kept).contains("2227", "2101").doesNotContain("000222222227", "98765432101", "Ana");
    assertThat(kept).doesNotContainPattern("\\d{11,}");
  }
}
