package dev.acquit.processor.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Finding.Found;
import dev.acquit.processor.Instrument.ProcessorToken;
import dev.acquit.processor.Notice.About;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.Pending;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Rail;
import dev.acquit.processor.Tokenized.Token;
import dev.acquit.simulator.Simulator;
import dev.acquit.simulator.SimulatorSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of bank debits at the simulator, as answers, lookups and events tell it. */
class RealDebitsTest {

  private static final String GOOD = "000123456789";
  private static final Amount AMOUNT = Merchant.AMOUNT;

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

  private Controls controls() {
    return Controls.of(simulator);
  }

  @Test
  void debitIsPendingThenSettledAndRefunded() {
    var charge = merchant.debit("R1", GOOD);
    assertThat(found("R1")).isEqualTo(new Pending(charge));
    assertThat(answered(Operation.CHARGE)).isEqualTo(new Pending(charge));
    controls().advance("P8D");
    var settled = endpoint.next(merchant, Fact.Settled.class);
    assertThat(settled.about()).isEqualTo(new About("R1", charge, charge));
    assertThat(((Approved) found("R1")).amount()).isEqualTo(AMOUNT);
    assertThat(merchant.refund("F1", charge, 400)).isInstanceOf(Pending.class);
    assertThat(answered(Operation.REFUND)).isInstanceOf(Pending.class);
    controls().advance("P3D");
    assertThat(answered(Operation.REFUND)).isInstanceOf(Approved.class);
    assertThat(found("F1")).isInstanceOf(Approved.class);
  }

  @Test
  void returnBeforeSettlingIsADeclineWithItsCode() {
    var charge = merchant.debit("R1", "000222222227");
    controls().advance("P8D");
    var noFunds = new Decline(DeclineReason.INSUFFICIENT_FUNDS, "901");
    assertReturned(charge, noFunds);
    assertThat(found("R1")).isEqualTo(new Declined(charge, noFunds));
  }

  @Test
  void returnAfterSettlingIsTold() {
    var charge = merchant.debit("R1", "000333333335");
    controls().advance("P8D");
    assertThat(endpoint.next(merchant, Fact.Settled.class).about().charge()).isEqualTo(charge);
    assertReturned(charge, new Decline(DeclineReason.AUTHORIZATION_REVOKED, "915"));
  }

  @Test
  void returnOfACodeThatNobodyListsIsTakenBack() {
    var charge = merchant.debit("R1", GOOD);
    controls().post("/returns", "{'reference':'R1','code':'999'}");
    assertReturned(charge, new Decline(DeclineReason.INTERBANK, "999"));
    controls().post("/returns/reverse", "{'reference':'R1'}");
    var reversed = endpoint.next(merchant, Fact.ReturnReversed.class);
    assertThat(reversed.about()).isEqualTo(new About("R1", charge, charge));
    endpoint.next(merchant, Fact.Settled.class);
    assertThat(found("R1")).isInstanceOf(Approved.class);
  }

  @Test
  void tokenOfABankAccountIsDebited() {
    var account = merchant.account();
    var token = ((Token) Merchant.only(account.tokenize(Merchant.eft(GOOD)))).token();
    var charge = merchant.charging("R1", new ProcessorToken(token, Rail.EFT), true);
    assertThat(Merchant.only(charge)).isInstanceOf(Pending.class);
  }

  @Test
  void debitOnItsWayIsNotUndone() {
    var charge = merchant.debit("R1", GOOD);
    assertThat(merchant.account().capabilities().on(Rail.EFT).undoes()).isFalse();
    assertThat(merchant.cancel("V1", charge)).isInstanceOf(Rejected.class);
    assertThat(merchant.refund("F1", charge, 1)).isInstanceOf(Rejected.class);
  }

  private void assertReturned(String charge, Decline decline) {
    var returned = endpoint.next(merchant, Fact.Returned.class);
    assertThat(returned.about()).isEqualTo(new About("R1", charge, charge));
    assertThat(returned.decline()).isEqualTo(decline);
    assertThat(returned.amount()).isEqualTo(AMOUNT);
  }

  private Outcome answered(Operation operation) {
    var fact = endpoint.next(merchant, Fact.Answered.class);
    assertThat(fact.operation()).isEqualTo(operation);
    return fact.outcome();
  }

  private Outcome found(String reference) {
    return ((Found) merchant.lookup(reference)).outcome();
  }
}
