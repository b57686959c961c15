package dev.acquit.processor.paysafe;

import static dev.acquit.processor.paysafe.PaysafeBodies.error;
import static dev.acquit.processor.paysafe.PaysafeBodies.settled;
import static dev.acquit.processor.paysafe.PaysafeBodies.transaction;
import static dev.acquit.processor.paysafe.PaysafeDesk.AMOUNT;
import static dev.acquit.processor.paysafe.PaysafeDesk.OURS;
import static dev.acquit.processor.paysafe.PaysafeDesk.THEIRS;
import static dev.acquit.processor.paysafe.PaysafeDesk.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Call.Initiator;
import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Instrument.ProcessorToken;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Check;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.Evidence;
import dev.acquit.processor.Outcome.Pending;
import dev.acquit.processor.Outcome.Unknown;
import dev.acquit.processor.Rail;
import dev.acquit.processor.contract.WireAnswer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a payment's answer means. */
class PaysafeAnswerTest {

  private static final Instrument CARD = new ProcessorToken("MU1", Rail.CARD);
  private static final Instrument EFT = new ProcessorToken("MU2", Rail.EFT);

  @RegisterExtension final PaysafeDesk desk = new PaysafeDesk();

  @Test
  void approvalCarriesWhatTheIssuerSaid() {
    assertThat(answered(CARD, "COMPLETED", PaysafeBodies.GATEWAY + settled(THEIRS, "PENDING")))
        .isEqualTo(
            new Approved(THEIRS, AMOUNT, new Evidence("130416", Check.MATCH, Check.MATCH, null)));
  }

  @Test
  void partOfTheAmountIsTold() {
    var part = new Amount(6_000, "CAD");
    desk.answers(WireAnswer.json(200, transaction(OURS, THEIRS, part, "COMPLETED", "")));
    assertThat(charged(CARD)).isEqualTo(new Approved(THEIRS, part, Evidence.NONE));
  }

  @Test
  void approvalStandsWhateverElseCannotBeRead() {
    var odd =
        """
        {"id":"p-1","status":"COMPLETED","gatewayResponse":"x","settlements":{"a":1},"error":[7],
         "bankResponse":false,"merchantRefNum":"%s"}
        """
            .formatted(OURS);
    desk.answers(WireAnswer.json(200, odd));
    assertThat(charged(CARD)).isEqualTo(new Approved("p-1", AMOUNT, Evidence.NONE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RECEIVED", "PROCESSING", "PENDING", "INITIATED", "HELD"})
  void whatGoesOnIsPending(String status) {
    assertThat(answered(CARD, status, "")).isEqualTo(new Pending(THEIRS));
    assertThat(answered(EFT, status, "")).isEqualTo(new Pending(THEIRS));
  }

  @Test
  void debitIsOnlyAccepted() {
    assertThat(answered(EFT, "COMPLETED", settled(THEIRS, "PENDING")))
        .isEqualTo(new Pending(THEIRS));
    assertThat(answered(EFT, "COMPLETED", settled(THEIRS, "COMPLETED")))
        .isEqualTo(new Pending(THEIRS));
  }

  @Test
  void debitHasClearedByTheStatusThatIsSet() {
    var account = desk.account(Map.of("cleared_statuses", "CLEARED COMPLETED"));
    var body = transaction(OURS, THEIRS, AMOUNT, "COMPLETED", settled(THEIRS, "COMPLETED"));
    desk.answers(WireAnswer.json(200, body));
    assertThat(only(account.charge(PaysafeDesk.charge(EFT))))
        .isEqualTo(new Approved(THEIRS, AMOUNT, Evidence.NONE));
  }

  @Test
  void debitThatTheBankReturnedIsDeclinedThoughItWasAccepted() {
    var returned = ",\"bankResponse\":{\"reasonCode\":\"903\"}";
    assertThat(answered(EFT, "COMPLETED", returned))
        .isEqualTo(new Declined(THEIRS, new Decline(DeclineReason.STOP_PAYMENT, "903")));
    assertThat(answered(EFT, "COMPLETED", returned.replace("903", "OK")))
        .isEqualTo(new Pending(THEIRS));
  }

  @ParameterizedTest
  @CsvSource({
    "FAILED, 3022, INSUFFICIENT_FUNDS, 3022",
    "FAILED, 1007, SYSTEM_ERROR, 1007",
    "FAILED, , SOFT_UNKNOWN, FAILED",
    "CANCELLED, , GENERIC_DECLINE, CANCELLED",
    "EXPIRED, , GENERIC_DECLINE, EXPIRED"
  })
  void whatEndedIsDeclined(String status, @Nullable String code, DeclineReason reason, String raw) {
    assertThat(answered(CARD, status, code == null ? "" : error(code)))
        .isEqualTo(new Declined(THEIRS, new Decline(reason, raw)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ERROR", "BRAND_NEW", ""})
  void statusThatNobodyKnowsLeavesItOpen(String status) {
    assertThat(answered(CARD, status, "")).isEqualTo(new Unknown("status_not_foreseen", THEIRS));
  }

  @Test
  void answerAboutAnotherPaymentTellsNothing() {
    var body = transaction("B7K2M9QX4TBW3HD", THEIRS, AMOUNT, "COMPLETED", "");
    desk.answers(WireAnswer.json(200, body));
    assertThat(charged(CARD)).isEqualTo(new Unknown("unreadable", THEIRS));
  }

  @Test
  void declineKeepsThePaymentThatItLeaves() {
    desk.answers(PaysafeBodies.declined(OURS, AMOUNT, "3022", ""));
    assertThat(charged(CARD).processorReference()).isEqualTo(THEIRS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1000", "1001", "1002", "1007", "1078", "3041"})
  void declineThatIsATimeoutLeavesItOpen(String code) {
    desk.answers(PaysafeBodies.declined(OURS, AMOUNT, code, ""));
    assertThat(charged(CARD)).isEqualTo(new Unknown("http_402", THEIRS));
    desk.answers(PaysafeBodies.problem(500, code));
    assertThat(charged(CARD)).isEqualTo(new Unknown("http_500"));
    desk.answers(PaysafeBodies.problem(400, code));
    assertThat(charged(CARD)).isEqualTo(new Unknown("http_400"));
  }

  @Test
  void declineUnderAnotherStatusIsTheSame() {
    desk.answers(PaysafeBodies.problem(400, "3002"));
    assertThat(charged(CARD))
        .isEqualTo(new Declined(null, new Decline(DeclineReason.INVALID_CARD_NUMBER, "3002")));
  }

  @Test
  void codeThatNobodySortedLeavesItOpen() {
    desk.answers(PaysafeBodies.problem(400, "9999"));
    assertThat(charged(CARD)).isEqualTo(new Unknown("http_400"));
  }

  private Outcome answered(Instrument instrument, String status, String more) {
    desk.answers(WireAnswer.json(200, transaction(OURS, THEIRS, AMOUNT, status, more)));
    return charged(instrument);
  }

  private Outcome charged(Instrument instrument) {
    var call = PaysafeDesk.charge(instrument, Initiator.CUSTOMER, null, AMOUNT);
    return only(desk.account().charge(call));
  }
}
