package dev.acquit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.simulator.Api.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConcurrencyTest {

  @RegisterExtension final SimulatorExtension simulator = new SimulatorExtension();

  @Test
  void twentyRefundsAtOnceGiveBackAtMostWhatWasCaptured() {
    var api = simulator.api();
    var path = "/v1/charges/" + api.charged("R1", 1_000) + "/refunds";
    var answers =
        api.atOnce(20, i -> api.posting(path, "{'reference':'F%d','amount':300}".formatted(i)));
    assertThat(approved(answers)).isEqualTo(3);
    assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(17);
  }

  @Test
  void captureAgainstVoidHasOneWinner() {
    var api = simulator.api();
    for (int round = 0; round < 20; round++) {
      var reference = "A" + round;
      var path = "/v1/charges/" + api.held(reference, 100) + "/";
      var answers =
          api.atOnce(
              2,
              i ->
                  api.posting(
                      path + (i == 0 ? "capture" : "void"),
                      "{'reference':'%sx%d'}".formatted(reference, i)));
      assertThat(approved(answers)).isEqualTo(1);
    }
  }

  @Test
  void oneReferenceChargesOnce() {
    var api = simulator.api();
    var body = Api.charge("R1", 100, Api.GOOD);
    var answers = api.atOnce(50, _ -> api.posting("/v1/charges", body));
    assertThat(approved(answers)).isEqualTo(1);
    assertThat(answers).hasSize(50);
    assertThat(api.rows("R1")).hasSize(1);
  }

  @Test
  void scriptStrikesExactlyAsOftenAsItSays() {
    var api = simulator.api();
    api.post("/faults", "{'operation':'charge','fault':'http_503','times':7}");
    var answers =
        api.atOnce(40, i -> api.posting("/v1/charges", Api.charge("R" + i, 100, Api.GOOD)));
    assertThat(answers).filteredOn(answer -> answer.status() == 503).hasSize(7);
    assertThat(approved(answers)).isEqualTo(33);
    assertThat(api.get("/faults").body().get("data")).isEmpty();
  }

  private static long approved(List<Answer> answers) {
    return answers.stream().filter(answer -> answer.status() == 200).count();
  }
}
