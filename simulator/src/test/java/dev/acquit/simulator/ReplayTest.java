package dev.acquit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a journal makes of the books: the same, however often it was read on the way. */
class ReplayTest {

  private static final Pattern ID = Pattern.compile("(?:ch|cap|vd|re|dp|po|tok|acct)_[a-z]+");

  /** The middle of a working life: every kind of entry, and time between them. */
  private static final List<Consumer<Api>> LIFE =
      List.of(
          api -> api.advanceToNoonOf(DayOfWeek.WEDNESDAY),
          api -> api.charge("R1", 10_000),
          api -> api.post("/v1/charges", Api.charge("R2", 5_000, "4000000000000259")),
          api -> api.post("/v1/charges", Api.charge("R3", 4_000, "4000000000005126")),
          api -> api.post("/v1/charges", Api.charge("R4", 3_000, "4000000000007726")),
          api -> api.debited("R5", 2_000, "000123456789"),
          api -> api.debited("R6", 1_000, "000222222227"),
          api -> api.debited("R7", 7_000, "000333333335"),
          api -> refund(api, "R3", 1_500),
          api -> refund(api, "R4", 500),
          api -> api.post("/disputes", "{'reference':'R1','amount':700,'stage':'inquiry'}"),
          api -> api.post("/returns", "{'reference':'R5'}"),
          api -> api.advance("P1D"),
          api -> api.post("/returns/reverse", "{'reference':'R5'}"),
          api -> moveDispute(api, "open"),
          api -> api.advance("P1D"),
          api -> refund(api, "R5", 100),
          api -> api.advance("PT30H"),
          api -> moveDispute(api, "lost"),
          api -> api.post("/payouts", "{}"),
          api -> api.advance("P2D"),
          api -> refund(api, "R1", 300),
          api -> api.post("/refunds/fail", "{'reference':'refund-R1'}"),
          api -> api.advance("P1D"),
          api -> api.charge("R8", 50_000),
          api -> api.advance("P20D"));

  @RegisterExtension final SimulatorExtension plain = new SimulatorExtension();
  @RegisterExtension final SimulatorExtension restarted = new SimulatorExtension();

  @Test
  void restartsChangeNothing() throws IOException {
    for (var step : LIFE) {
      step.accept(plain.api());
      step.accept(restarted.api());
      restarted.restart();
    }
    var life = told(plain);
    assertThat(told(restarted)).isEqualTo(life);
    assertThat(life)
        .contains("\"entry\":\"settled\"", "\"entry\":\"returned\"", "\"entry\":\"reversed\"")
        .contains("\"entry\":\"refunded\"", "\"entry\":\"refund_failed\"", "\"entry\":\"disputed\"")
        .contains("\"entry\":\"dispute_moved\"", "\"entry\":\"paid_out\"");
  }

  @Test
  void everyCutOfTheJournalIsContinued() throws IOException {
    LIFE.forEach(step -> step.accept(plain.api()));
    plain.stop();
    var lines = Files.readAllLines(plain.journal());
    for (int kept = 0; kept <= lines.size(); kept++) {
      restarted.stop();
      Files.write(restarted.journal(), lines.subList(0, kept));
      restarted.startAgain();
      restarted.api().advance("P60D");
      assertThat(restarted.api().get("/ledger").body().toString()).doesNotContain("pending");
    }
    plain.startAgain();
  }

  private static void refund(Api api, String reference, long amount) {
    api.change(api.lookup(reference).text("id"), "refunds", "refund-" + reference, amount);
  }

  private static void moveDispute(Api api, String stage) {
    var dispute = api.get("/disputes?reference=R1").body().get("data").get(0);
    api.post("/disputes/" + dispute.get("id").asString(), "{'stage':'" + stage + "'}");
  }

  /** The journal without what chance and the moment put into it. */
  private static String told(SimulatorExtension simulator) throws IOException {
    var names = new HashMap<String, String>();
    var journal = Files.readString(simulator.journal());
    return ID.matcher(journal)
        .replaceAll(found -> names.computeIfAbsent(found.group(), _ -> "id-" + names.size()))
        .replaceAll("\"20\\d\\d-[^\"]*Z\"", "\"then\"")
        .replaceAll("\"PT[^\"]*\"", "\"step\"")
        .replaceAll("(authorization_code|network_transaction_id)\":\"[a-z]+", "$1\":\"letters");
  }
}
