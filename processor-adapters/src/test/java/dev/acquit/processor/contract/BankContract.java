package dev.acquit.processor.contract;

import static com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER;
import static dev.acquit.processor.contract.Bench.OURS;
import static dev.acquit.processor.contract.Bench.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Finding;
import dev.acquit.processor.Finding.Found;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Instrument.ProcessorToken;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.NotAttempted;
import dev.acquit.processor.Outcome.Pending;
import dev.acquit.processor.Outcome.Unknown;
import dev.acquit.processor.ProcessorAccount;
import dev.acquit.processor.Rail;
import dev.acquit.processor.Tokenized.Token;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What every adapter owes that declares a bank rail. */
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
public abstract class BankContract extends AdapterContract {

  @RegisterExtension final Wire wire = new Wire();

  @Override
  protected abstract BankKit kit();

  @BeforeEach
  void preludes() {
    wire.always(kit().preludes());
  }

  Stream<Rail> rails() {
    return patient().capabilities().rails().keySet().stream().filter(rail -> rail != Rail.CARD);
  }

  /** Those of a processor that can be asked; the others report what became of a debit. */
  Stream<Rail> askedAbout() {
    var canAsk = patient().capabilities().doubt().lookups().contains(Operation.CHARGE);
    return rails().filter(_ -> canAsk);
  }

  @Test
  void someBankRailIsDeclared() {
    assertThat(rails()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("rails")
  void debitIsPendingUnderTheProcessorsReference(Rail rail) {
    wire.answers(kit().pending(Operation.CHARGE, REFERENCE, OURS, amount(rail)));
    assertThat(debit(patient(), rail, true)).isEqualTo(new Pending(OURS));
    assertThat(wire.requests())
        .singleElement()
        .satisfies(request -> assertThat(kit().carries(request, REFERENCE)).isTrue());
    assertThat(wire.all())
        .anySatisfy(request -> assertThat(request.getBodyAsString()).contains(Bench.ACCOUNT))
        .allSatisfy(request -> assertThat(request.getUrl()).doesNotContain(Bench.ACCOUNT));
  }

  Stream<Rail> validated() {
    return rails().filter(rail -> patient().capabilities().validates().contains(rail));
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("validated")
  void accountIsValidatedWhereThatIsDeclaredAndAsked(Rail rail) {
    for (var wanted : List.of(true, false)) {
      wire.answers(kit().pending(Operation.CHARGE, REFERENCE, OURS, amount(rail)));
      Bench.only(patient().charge(Bench.debit(rail, true).validating(wanted)));
      assertThat(kit().asksToValidate(wire.requests().getLast())).isEqualTo(wanted);
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("validated")
  void accountThatIsNotValidatedIsADeclineThatSaysSo(Rail rail) {
    var code = kit().notValidatedCode();
    wire.answers(kit().decline(Operation.CHARGE, REFERENCE, amount(rail), code));
    assertThat(Bench.only(patient().charge(Bench.debit(rail, true).validating(true))))
        .isInstanceOfSatisfying(
            Declined.class,
            declined ->
                assertThat(declined.decline())
                    .isEqualTo(new Decline(DeclineReason.ACCOUNT_NOT_VALIDATED, code)));
  }

  @ParameterizedTest
  @MethodSource("rails")
  void silenceLeavesADebitUnknown(Rail rail) {
    wire.breaks(CONNECTION_RESET_BY_PEER);
    assertThat(debit(patient(), rail, true)).isInstanceOf(Unknown.class);
    var nobodyThere = Bench.patient(kit(), wire.refusingAddress());
    assertThat(debit(nobodyThere, rail, true)).isInstanceOf(NotAttempted.class);
    assertThat(debit(nobodyThere, rail, false)).isInstanceOf(Unknown.class);
  }

  @ParameterizedTest
  @MethodSource("rails")
  void bankAccountIsTokenizedAndDebitedByItsToken(Rail rail) {
    wire.answers(kit().token("token_of_theirs"));
    var tokenized = Bench.only(patient().tokenize(Bench.instrumentOf(rail)));
    assertThat(tokenized).isEqualTo(new Token(kit().kept(rail, "token_of_theirs")));
    wire.answers(kit().pending(Operation.CHARGE, REFERENCE, OURS, amount(rail)));
    var token = new ProcessorToken("token_of_theirs", rail);
    assertThat(charge(patient(), token, amount(rail), true)).isEqualTo(new Pending(OURS));
    assertThat(wire.requests().getLast().getBodyAsString())
        .contains("token_of_theirs")
        .doesNotContain(Bench.ACCOUNT);
  }

  @Test
  void refundOfADebitIsPending() {
    wire.answers(kit().pending(Operation.REFUND, REFERENCE, OURS, Bench.AMOUNT));
    assertThat(Bench.only(Bench.run(patient(), Operation.REFUND, true)))
        .isEqualTo(new Pending(OURS));
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("askedAbout")
  void lookupTellsWhatADebitHasComeTo(Rail rail) {
    wire.answers(kit().foundPending(Operation.CHARGE, REFERENCE, OURS, amount(rail)));
    assertThat(look(rail)).isEqualTo(new Found(new Pending(OURS)));
    wire.answers(kit().found(Operation.CHARGE, REFERENCE, OURS, amount(rail)));
    assertThat(((Found) look(rail)).outcome())
        .isInstanceOfSatisfying(
            Approved.class, approved -> assertThat(approved.amount()).isEqualTo(amount(rail)));
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("askedAbout")
  void returnIsADeclineWithTheBanksOwnCode(Rail rail) {
    var table = Decline.Table.returns(rail);
    table.codes().forEach(code -> assertReturned(rail, table.of(code)));
    assertReturned(rail, new Decline(DeclineReason.INTERBANK, "Z99"));
  }

  private void assertReturned(Rail rail, Decline decline) {
    var code = decline.processorCode();
    wire.answers(kit().foundReturned(rail, REFERENCE, OURS, amount(rail), code));
    assertThat(look(rail)).isEqualTo(new Found(new Declined(OURS, decline)));
  }

  @ParameterizedTest
  @MethodSource("rails")
  void noAccountNumberIsPrintedWhateverComesBack(Rail rail, CapturedOutput output) {
    var echo = "{\"echo\":\"" + Bench.ACCOUNT + "\"}";
    var answers =
        List.of(
            kit().pending(Operation.CHARGE, REFERENCE, OURS, amount(rail)),
            kit().foundReturned(rail, REFERENCE, OURS, amount(rail), "Z99"),
            WireAnswer.json(200, echo),
            WireAnswer.json(400, echo),
            WireAnswer.json(409, echo),
            WireAnswer.json(500, echo),
            WireAnswer.json(200, echo.substring(1)));
    for (var answer : answers) {
      wire.answers(answer);
      Secrets.assertNoneIn(kit(), debit(patient(), rail, true).toString());
      Secrets.assertNoneIn(
          kit(), Bench.only(patient().tokenize(Bench.instrumentOf(rail))).toString());
    }
    Secrets.assertNoneIn(kit(), Bench.debit(rail, true).toString());
    Secrets.assertNoneIn(kit(), output.getAll());
  }

  private Outcome debit(ProcessorAccount account, Rail rail, boolean firstSend) {
    return Bench.only(account.charge(Bench.debit(rail, firstSend)));
  }

  private static Outcome charge(
      ProcessorAccount account, Instrument instrument, Amount amount, boolean firstSend) {
    return Bench.only(account.charge(Bench.charge(instrument, amount, firstSend)));
  }

  private static Amount amount(Rail rail) {
    return Bench.amountOn(rail);
  }

  private ProcessorAccount patient() {
    return Bench.patient(kit(), wire.address());
  }

  private Finding look(Rail rail) {
    var finding = Bench.only(Bench.look(patient(), Operation.CHARGE, rail));
    Secrets.assertNoneIn(kit(), finding.toString());
    return finding;
  }
}
