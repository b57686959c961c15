package dev.acquit.processor.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Finding.Found;
import dev.acquit.processor.Notice.About;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Notice.Line;
import dev.acquit.processor.Notice.Stage;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.Pending;
import dev.acquit.simulator.Simulator;
import dev.acquit.simulator.SimulatorSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.test.StepVerifier;

/** The events that the simulator really sends about cards, as the adapter reads them. */
class RealEventsTest {

  private final Endpoint endpoint = Endpoint.start();

  @TempDir Path directory;

  @SuppressWarnings("NullAway.Init")
  private Simulator simulator;

  @SuppressWarnings("NullAway.Init")
  private Merchant merchant;

  @BeforeEach
  void start() {
    simulator = Simulator.start(SimulatorSettings.anyPort(directory));
    merchant = Merchant.at(simulator.address());
    merchant.subscribe(endpoint.url());
  }

  @AfterEach
  void stop() {
    simulator.stop();
    endpoint.stop();
  }

  @Test
  void lifeOfAChargeIsTold() {
    var charge = ((Approved) merchant.charge("R1")).processorReference();
    assertApproved(Operation.CHARGE, new About("R1", charge, charge));
    var refund = ((Approved) merchant.refund("F1", charge, 400)).processorReference();
    assertApproved(Operation.REFUND, new About("F1", refund, charge));
    Controls.of(simulator).advance("P1D");
    assertThat(endpoint.next(merchant, Fact.Settled.class).about())
        .isEqualTo(new About("R1", charge, charge));
  }

  @Test
  void lifeOfAnAuthorizationIsTold() {
    var held = merchant.authorize("A1").processorReference();
    assertApproved(Operation.AUTHORIZE, new About("A1", held, held));
    var capture = ((Approved) merchant.capture("C1", held, 300)).processorReference();
    assertApproved(Operation.CAPTURE, new About("C1", capture, held));
  }

  @Test
  void declineIsToldWithItsCode() {
    Merchant.only(merchant.charging("R1", Merchant.card("4000000000009987"), true));
    assertThat(endpoint.next(merchant, Fact.Answered.class).outcome())
        .isInstanceOfSatisfying(
            Declined.class,
            declined -> assertThat(declined.decline().processorCode()).isEqualTo("lost_card"));
  }

  @Test
  void disputeIsOpenedAndWonOrLost() {
    var charge = ((Approved) charge("R1", "4000000000000259")).processorReference();
    controls().advance("P2D");
    var opened = endpoint.next(merchant, Fact.Disputed.class);
    assertThat(opened.about()).isEqualTo(new About("R1", charge, charge));
    assertThat(opened.stage()).isEqualTo(Stage.OPEN);
    assertThat(opened.amount()).isEqualTo(Merchant.AMOUNT);
    assertThat(opened.reason()).isEqualTo("10.4");
    assertThat(opened.respondBy()).isAfter(opened.at());
    controls().post("/disputes/" + opened.disputeId(), "{'stage':'won'}");
    var won = endpoint.next(merchant, Fact.Disputed.class);
    assertThat(won.stage()).isEqualTo(Stage.WON);
    assertThat(won.disputeId()).isEqualTo(opened.disputeId());
  }

  @Test
  void inquiryIsAskedAndBecomesADisputeThatIsLost() {
    merchant.charge("R1");
    var asked = "{'reference':'R1','amount':600,'stage':'inquiry'}";
    var id = controls().post("/disputes", asked).get("id").asString();
    var inquiry = endpoint.next(merchant, Fact.Disputed.class);
    assertThat(inquiry.stage()).isEqualTo(Stage.INQUIRY);
    assertThat(inquiry.amount()).isEqualTo(new Amount(600, "CAD"));
    for (var stage : List.of(Stage.OPEN, Stage.LOST)) {
      controls().post("/disputes/" + id, "{'stage':'" + Codes.name(stage) + "'}");
      assertThat(endpoint.next(merchant, Fact.Disputed.class).stage()).isEqualTo(stage);
    }
  }

  @Test
  void refundThatFailsLaterIsDeclinedThen() {
    var charge = ((Approved) charge("R1", "4000000000005126")).processorReference();
    assertApproved(Operation.CHARGE, new About("R1", charge, charge));
    var refund = ((Approved) merchant.refund("F1", charge, 400)).processorReference();
    assertApproved(Operation.REFUND, new About("F1", refund, charge));
    controls().advance("P4D");
    var failed = endpoint.next(merchant, Fact.Answered.class);
    assertThat(failed.operation()).isEqualTo(Operation.REFUND);
    assertThat(failed.about()).isEqualTo(new About("F1", refund, charge));
    var gone = new Decline(DeclineReason.ACCOUNT_CLOSED, "account_closed");
    assertThat(failed.outcome()).isEqualTo(new Declined(refund, gone));
    assertThat(merchant.lookup("F1")).isEqualTo(new Found(new Declined(refund, gone)));
  }

  @Test
  void refundThatWaitsIsPendingAndThenThere() {
    var charge = ((Approved) charge("R1", "4000000000007726")).processorReference();
    assertApproved(Operation.CHARGE, new About("R1", charge, charge));
    var refund = ((Pending) merchant.refund("F1", charge, 400)).processorReference();
    var pending = endpoint.next(merchant, Fact.Answered.class);
    assertThat(pending.outcome()).isEqualTo(new Pending(refund));
    controls().advance("P3D");
    assertApproved(Operation.REFUND, new About("F1", refund, charge));
  }

  @Test
  void refundThatSomebodyElseMadeIsToldWithItsCharge() {
    var charge = ((Approved) merchant.charge("R1")).processorReference();
    assertApproved(Operation.CHARGE, new About("R1", charge, charge));
    var refund = "{'reference':'by hand, at the desk','amount':250}";
    var id = controls().post("/v1/charges/" + charge + "/refunds", refund).get("id").asString();
    assertApproved(Operation.REFUND, new About("by hand, at the desk", id, charge));
  }

  @Test
  void payoutIsToldLineByLine() {
    var charge = ((Approved) merchant.charge("R1")).processorReference();
    var refund = ((Approved) merchant.refund("F1", charge, 400)).processorReference();
    controls().advance("P4D");
    var payout = endpoint.next(merchant, Fact.PaidOut.class);
    assertThat(payout.payoutId()).startsWith("po_");
    assertThat(payout.amount()).isEqualTo(new Amount(571, "CAD"));
    assertThat(payout.lines())
        .containsExactly(
            new Line(Line.Type.CHARGE, new About("R1", charge, charge), Merchant.AMOUNT, 29),
            new Line(
                Line.Type.REFUND, new About("F1", refund, charge), new Amount(-400, "CAD"), 0));
  }

  @Test
  void subscribingTwiceIsSubscribingOnce() {
    merchant.subscribe(endpoint.url());
    merchant.charge("R1");
    assertThat(endpoint.next(merchant, Fact.Answered.class).about().reference()).isEqualTo("R1");
    merchant.charge("R2");
    assertThat(endpoint.next(merchant, Fact.Answered.class).about().reference()).isEqualTo("R2");
  }

  @Test
  void subscriptionThatIsNotTakenIsAnError() {
    var account = merchant.account();
    for (var url : List.of("https://example.com/hook", "http://10.0.0.1/hook")) {
      StepVerifier.create(account.subscribe(URI.create(url)))
          .expectErrorMessage("The endpoint was not taken: http_400")
          .verify(Duration.ofSeconds(30));
    }
  }

  private Controls controls() {
    return Controls.of(simulator);
  }

  private Outcome charge(String reference, String number) {
    return Merchant.only(merchant.charging(reference, Merchant.card(number), true));
  }

  private void assertApproved(Operation operation, About about) {
    var fact = endpoint.next(merchant, Fact.Answered.class);
    assertThat(fact.operation()).isEqualTo(operation);
    assertThat(fact.outcome()).isInstanceOf(Approved.class);
    assertThat(fact.about()).isEqualTo(about);
  }
}
