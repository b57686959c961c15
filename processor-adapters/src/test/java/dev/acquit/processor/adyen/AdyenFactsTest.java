package dev.acquit.processor.adyen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Notice.About;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Notice.Genuine;
import dev.acquit.processor.Notice.Stage;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Check;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.Evidence;
import dev.acquit.processor.Outcome.Pending;
import dev.acquit.processor.Rail;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each event says, done or not. */
class AdyenFactsTest {

  private static final String PSP = "QFQTPCQ8HXSKGK82";
  private static final String CHARGE = "9913140798220028";
  private static final Amount AMOUNT = new Amount(12_550, "CAD");
  private static final Instant AT = Instant.parse("2026-11-21T15:00:00Z");
  private static final About CHANGE = new About(AdyenKit.REFERENCE, PSP, CHARGE);
  private static final About ITSELF = new About(AdyenKit.REFERENCE, PSP, PSP);
  private static final About DISPUTED = new About(AdyenKit.REFERENCE, CHARGE, CHARGE);

  @ParameterizedTest
  @CsvSource({
    "CAPTURE, CAPTURE",
    "CANCELLATION, VOID",
    "CANCEL_OR_REFUND, VOID",
    "TECHNICAL_CANCEL, VOID",
    "REFUND, REFUND"
  })
  void changeIsDoneOrRefused(String event, Operation operation) {
    assertThat(fact(event, "true", "visa"))
        .isEqualTo(answered(CHANGE, operation, new Approved(PSP, AMOUNT, Evidence.NONE)));
    assertThat(fact(event, "false", "visa"))
        .isEqualTo(answered(CHANGE, operation, declined(DeclineReason.WRONG_STATE, event)));
  }

  @ParameterizedTest
  @CsvSource({
    "CAPTURE_FAILED, CAPTURE, INVALID_TRANSACTION",
    "REFUND_FAILED, REFUND, GENERIC_DECLINE",
    "REFUNDED_REVERSED, REFUND, GENERIC_DECLINE"
  })
  void whatHadSucceededFails(String event, Operation operation, DeclineReason reason) {
    assertThat(fact(event, "true", "visa"))
        .isEqualTo(answered(CHANGE, operation, declined(reason, event)));
    assertThat(facts(event, "false", "visa", "")).isEmpty();
  }

  private static Outcome declined(DeclineReason reason, String code) {
    return new Declined(PSP, new Decline(reason, code));
  }

  private static Fact answered(About about, Operation operation, Outcome outcome) {
    return new Fact.Answered(about, operation, outcome, AT);
  }

  @Test
  void authorisationIsTheCharges() {
    var more =
        ",\"authCode\":\"044925\",\"avsResult\":\"7 Both\",\"cvcResult\":\"1 Matches\","
            + "\"networkTxReference\":\"MCC1\"";
    var evidence = new Evidence("044925", Check.MATCH, Check.MATCH, "MCC1");
    assertThat(facts("AUTHORISATION", "true", "visa", more))
        .containsExactly(answered(ITSELF, Operation.CHARGE, new Approved(PSP, AMOUNT, evidence)));
  }

  @Test
  void authorisationOfNothingIsAVerification() {
    var body = AdyenBodies.body("AUTHORISATION", "true", "visa", "").replace("12550", "0");
    var nothing = new Approved(PSP, new Amount(0, "CAD"), Evidence.NONE);
    assertThat(facts(body)).containsExactly(answered(ITSELF, Operation.VERIFY, nothing));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ach", "ach_plaid", "eft_directdebit_CA"})
  void authorisationOfABankDebitIsOnlyAcceptance(String method) {
    assertThat(fact("AUTHORISATION", "true", method))
        .isEqualTo(answered(ITSELF, Operation.CHARGE, new Pending(PSP)));
  }

  @Test
  void refusedAuthorisationIsReadByCodesAlone() {
    assertThat(fact("AUTHORISATION", "false", "visa"))
        .isEqualTo(
            answered(
                ITSELF,
                Operation.CHARGE,
                declined(DeclineReason.GENERIC_DECLINE, "AUTHORISATION")));
    var raw = ",\"refusalReasonRaw\":\"51 : Insufficient funds\"";
    assertThat(facts("AUTHORISATION", "false", "visa", raw))
        .containsExactly(
            answered(
                ITSELF,
                Operation.CHARGE,
                declined(DeclineReason.INSUFFICIENT_FUNDS, "AUTHORISATION")));
    assertThat(facts("AUTHORISATION", "false", "mc", ",\"refusalReasonCode\":\"6\""))
        .containsExactly(
            answered(ITSELF, Operation.CHARGE, declined(DeclineReason.EXPIRED_CARD, "6")));
  }

  @Test
  void holdThatExpiredIsFreeByNobodysRequest() {
    var about = new About(AdyenKit.REFERENCE, null, CHARGE);
    assertThat(fact("EXPIRE", "true", "visa"))
        .isEqualTo(answered(about, Operation.VOID, new Approved(PSP, AMOUNT, Evidence.NONE)));
  }

  @ParameterizedTest
  @CsvSource({
    "REQUEST_FOR_INFORMATION, INQUIRY",
    "NOTIFICATION_OF_CHARGEBACK, INQUIRY",
    "CHARGEBACK, OPEN",
    "CHARGEBACK_REVERSED, WON",
    "SECOND_CHARGEBACK, LOST",
    "PREARBITRATION_OPEN, INQUIRY",
    "PREARBITRATION_WON, WON",
    "PREARBITRATION_ISSUER_WITHDRAWN, WON",
    "PREARBITRATION_LOST, LOST",
    "PREARBITRATION_ACCEPTED, LOST",
    "SCHEME_ARBITRATION_WON, WON",
    "SCHEME_ARBITRATION_LOST, LOST",
    "ISSUER_RESPONSE_TIMEFRAME_EXPIRED, WON"
  })
  void disputeHasComeThisFar(String event, Stage stage) {
    var more =
        ",\"chargebackReasonCode\":\" 4853\",\"defensePeriodEndsAt\":\"2026-12-31T03:03:07+02:00\"";
    var until = Instant.parse("2026-12-31T01:03:07Z");
    assertThat(facts(event, "true", "mc", more))
        .containsExactly(new Fact.Disputed(DISPUTED, PSP, stage, AMOUNT, "4853", until, AT));
    assertThat(facts(event, "false", "mc", more)).isEmpty();
  }

  @Test
  void disputeMayNameNoPaymentOfTheirs() {
    var body = AdyenBodies.body("CHARGEBACK_REVERSED", "true", "mc", "").replace(CHARGE, "");
    var ours = new About(AdyenKit.REFERENCE, null, null);
    assertThat(facts(body))
        .containsExactly(new Fact.Disputed(ours, PSP, Stage.WON, AMOUNT, null, null, AT));
  }

  @Test
  void chargebackOfABankDebitIsAReturnWithTheBanksOwnCode() {
    var table = Decline.Table.returns(Rail.ACH);
    for (var code : table.codes()) {
      assertThat(facts("CHARGEBACK", "true", "ach", ",\"chargebackReasonCode\":\"" + code + "\""))
          .containsExactly(new Fact.Returned(DISPUTED, table.of(code), AMOUNT, AT));
    }
    assertThat(
            facts("CHARGEBACK", "true", "eft_directdebit_CA", ",\"chargebackReasonCode\":\"905\""))
        .containsExactly(
            new Fact.Returned(
                DISPUTED, new Decline(DeclineReason.ACCOUNT_CLOSED, "905"), AMOUNT, AT));
    assertThat(fact("SECOND_CHARGEBACK", "true", "ach"))
        .isEqualTo(
            new Fact.Returned(
                DISPUTED, new Decline(DeclineReason.INTERBANK, "SECOND_CHARGEBACK"), AMOUNT, AT));
    assertThat(fact("CHARGEBACK_REVERSED", "true", "ach"))
        .isEqualTo(new Fact.ReturnReversed(DISPUTED, AT));
    assertThat(facts("NOTIFICATION_OF_CHARGEBACK", "true", "ach", "")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "REPORT_AVAILABLE",
        "NOTIFICATION_OF_FRAUD",
        "PREARBITRATION_DECLINED",
        "INFORMATION_SUPPLIED",
        "VOID_PENDING_REFUND",
        "POSTPONED_REFUND",
        "RECURRING_CONTRACT"
      })
  void whatMovesNothingSaysNothing(String event) {
    assertThat(facts(event, "true", "visa", "")).isEmpty();
  }

  @Test
  void whatIsAnotherMerchantsOrSaysTooLittleSaysNothing() {
    var body = AdyenBodies.body("CAPTURE", "true", "visa", "");
    assertThat(facts(body.replace("ClubECOM", "OtherECOM"))).isEmpty();
    assertThat(facts(body.replace(AdyenKit.REFERENCE, "token-1"))).isEmpty();
    assertThat(facts(body.replace("\"value\":12550", "\"other\":12550"))).isEmpty();
    assertThat(facts(body.replace("\"success\":\"true\"", "\"success\":\"maybe\""))).isEmpty();
  }

  @Test
  void eventWithoutADateHappenedWhenItCame() {
    var body = AdyenBodies.body("CAPTURE", "true", "visa", "");
    var undated = body.replace("2026-11-21T16:00:00+01:00", "yesterday");
    assertThat(facts(undated).getFirst().at()).isEqualTo(Instant.parse("2026-11-22T15:00:00Z"));
  }

  @Test
  void amountIsInIsosMinorUnits() {
    var body = AdyenBodies.body("REFUND", "true", "visa", "").replace("CAD", "CLP");
    var even = body.replace("12550", "1255000");
    assertThat(facts(even).getFirst().toString()).contains("minor=12550, currency=CLP");
    assertThat(facts(body)).isEmpty();
  }

  private static Fact fact(String event, String success, String method) {
    var facts = facts(event, success, method, "");
    assertThat(facts).hasSize(1);
    return facts.getFirst();
  }

  private static List<Fact> facts(String event, String success, String method, String more) {
    return facts(AdyenBodies.body(event, success, method, more));
  }

  private static List<Fact> facts(String body) {
    var notice = AdyenSignatureTest.read(AdyenBodies.signed(body));
    assertThat(notice).isInstanceOf(Genuine.class);
    return ((Genuine) notice).facts();
  }
}
