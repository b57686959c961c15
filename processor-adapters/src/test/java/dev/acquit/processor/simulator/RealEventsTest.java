package dev.acquit.processor.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Notice.About;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.simulator.Simulator;
import dev.acquit.simulator.SimulatorSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  private void assertApproved(Operation operation, About about) {
    var fact = endpoint.next(merchant, Fact.Answered.class);
    assertThat(fact.operation()).isEqualTo(operation);
    assertThat(fact.outcome()).isInstanceOf(Approved.class);
    assertThat(fact.about()).isEqualTo(about);
  }
}
