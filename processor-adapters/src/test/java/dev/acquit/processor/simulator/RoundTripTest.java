package dev.acquit.processor.simulator;

import static dev.acquit.processor.simulator.Merchant.AMOUNT;
import static dev.acquit.processor.simulator.Merchant.card;
import static dev.acquit.processor.simulator.Merchant.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Amount;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Finding.Found;
import dev.acquit.processor.Finding.NotFound;
import dev.acquit.processor.Finding.Unanswered;
import dev.acquit.processor.Instrument.ProcessorToken;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Check;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.NotAttempted;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Rail;
import dev.acquit.processor.Tokenized.Token;
import dev.acquit.simulator.Simulator;
import dev.acquit.simulator.SimulatorSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

/** The adapter against the simulator itself: what the contract's wire only pretends. */
class RoundTripTest {

  @TempDir Path directory;

  @SuppressWarnings("NullAway.Init")
  private Simulator simulator;

  @BeforeEach
  void start() {
    simulator = Simulator.start(SimulatorSettings.anyPort(directory));
  }

  @AfterEach
  void stop() {
    simulator.stop();
  }

  private Merchant merchant() {
    return Merchant.at(simulator.address());
  }

  @Test
  void chargeIsApprovedWithEvidenceAndFoundAgain() {
    var approved = (Approved) merchant().charge("R1");
    assertThat(approved.amount()).isEqualTo(AMOUNT);
    assertThat(approved.evidence().authorizationCode()).isNotNull();
    assertThat(approved.evidence().networkTransactionId()).isNotNull();
    assertThat(approved.evidence().cvc()).isEqualTo(Check.MATCH);
    assertThat(approved.evidence().avs()).isEqualTo(Check.UNAVAILABLE);
    assertThat(merchant().lookup("R1")).isEqualTo(new Found(approved));
    assertThat(merchant().lookup("R2")).isEqualTo(new NotFound());
  }

  @Test
  void declineIsMappedAndFoundAgain() {
    var outcome = only(merchant().charging("R1", card("4000000000009995"), true));
    assertThat(((Declined) outcome).decline().reason()).isEqualTo(DeclineReason.INSUFFICIENT_FUNDS);
    assertThat(merchant().lookup("R1")).isEqualTo(new Found(outcome));
  }

  @Test
  void heldMoneyIsCapturedOnceAndRefunded() {
    var held = merchant().authorize("A1").processorReference();
    assertThat(approvedAmount(merchant().capture("C1", held, 600))).isEqualTo(600);
    assertRejected(merchant().capture("C2", held, 1), Rejection.WRONG_STATE);
    assertRejected(merchant().cancel("V1", held), Rejection.WRONG_STATE);
    assertThat(approvedAmount(merchant().refund("F1", held, 250))).isEqualTo(250);
    assertRejected(merchant().refund("F2", held, 351), Rejection.WRONG_STATE);
  }

  @Test
  void chargeIsVoidedBeforeItsBatch() {
    var taken = ((Approved) merchant().charge("R1")).processorReference();
    assertThat(merchant().cancel("V1", taken)).isInstanceOf(Approved.class);
    assertRejected(merchant().refund("F1", taken, 1), Rejection.WRONG_STATE);
  }

  @Test
  void secondSendOfAReferenceChargesNothing() {
    var first = merchant().charge("R1");
    var again = only(merchant().charging("R1", card("4242424242424242"), false));
    assertRejected(again, Rejection.DUPLICATE);
    assertThat(merchant().lookup("R1")).isEqualTo(new Found(first));
  }

  @Test
  void savedCardIsChargedByItsToken() {
    var account = merchant().account();
    var token = ((Token) only(account.tokenize(card("4242424242424242")))).token();
    var charge = merchant().charging("R1", new ProcessorToken(token, Rail.CARD), true);
    assertThat(only(charge)).isInstanceOf(Approved.class);
  }

  @Test
  void simulatorThatIsGoneWasNeverReachedAndTellsNothing() {
    var merchant = merchant();
    var taken = merchant.charge("R1");
    simulator.stop();
    assertThat(merchant.lookup("R1")).isInstanceOf(Unanswered.class);
    simulator = Simulator.start(SimulatorSettings.anyPort(directory));
    assertThat(merchant().lookup("R1")).isEqualTo(new Found(taken));
  }

  @Test
  void simulatorThatIsNotThereIsNeverAttempted() {
    var gone = simulator.address();
    simulator.stop();
    assertThat(Merchant.at(gone).charge("R1")).isInstanceOf(NotAttempted.class);
    simulator = Simulator.start(SimulatorSettings.anyPort(directory));
  }

  @Test
  void manyChargesAtOnceAreAllApproved() {
    var merchant = merchant();
    var outcomes =
        Flux.range(0, 2_000)
            .flatMap(i -> merchant.charging("R" + i, card("4242424242424242"), true), 1_000)
            .collectList();
    assertThat(only(outcomes)).hasSize(2_000).allMatch(Approved.class::isInstance);
  }

  private static long approvedAmount(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Approved.class);
    return ((Approved) outcome).amount().minor();
  }

  private static void assertRejected(Outcome outcome, Rejection rejection) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Rejected.class, rejected -> assertThat(rejected.rejection()).isEqualTo(rejection));
  }

  @Test
  void amountOfTheAnswerIsTheOneThatWasApproved() {
    Controls.of(simulator).fault("charge", "partial");
    assertThat(((Approved) merchant().charge("R1")).amount()).isEqualTo(new Amount(500, "CAD"));
  }
}
