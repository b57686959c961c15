package dev.acquit.processor.adyen;

import static dev.acquit.processor.adyen.AdyenBodies.payment;
import static dev.acquit.processor.adyen.AdyenBodies.problem;
import static dev.acquit.processor.adyen.AdyenDesk.AMOUNT;
import static dev.acquit.processor.adyen.AdyenDesk.CARD;
import static dev.acquit.processor.adyen.AdyenDesk.ORDER;
import static dev.acquit.processor.adyen.AdyenDesk.OURS;
import static dev.acquit.processor.adyen.AdyenDesk.THEIRS;
import static dev.acquit.processor.adyen.AdyenDesk.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Call;
import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Check;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.Evidence;
import dev.acquit.processor.Outcome.Pending;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Outcome.Unknown;
import dev.acquit.processor.Rail;
import dev.acquit.processor.contract.WireAnswer;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer means, and what none means. */
class AdyenAnswerTest {

  private static final String REDIRECT =
      ",\"action\":{\"type\":\"redirect\",\"method\":\"GET\",\"paymentMethodType\":\"scheme\","
          + "\"url\":\"https://checkoutshopper-test.adyen.com/threeDS/redirect?a=b\"}";

  @RegisterExtension final AdyenDesk desk = new AdyenDesk();

  @Test
  void approvalTellsWhatTheIssuerSaid() {
    var more =
        ",\"additionalData\":{\"authCode\":\"044925\",\"cvcResult\":\"1 Matches\","
            + "\"avsResult\":\"4 AVS not supported for this card type\","
            + "\"networkTxReference\":\"MCC1\"}";
    var evidence = new Evidence("044925", Check.UNAVAILABLE, Check.MATCH, "MCC1");
    assertThat(charged(payment("Authorised", OURS, THEIRS, AMOUNT, more)))
        .isEqualTo(new Approved(THEIRS, AMOUNT, evidence));
  }

  @Test
  void amountThatIsNotToldIsTheOneAskedFor() {
    var answer = "{\"pspReference\":\"" + THEIRS + "\",\"resultCode\":\"Authorised\"}";
    assertThat(charged(WireAnswer.json(200, answer)))
        .isEqualTo(new Approved(THEIRS, AMOUNT, Evidence.NONE));
  }

  @Test
  void partialApprovalIsForTheProcessorsAmount() {
    var part = new Amount(5_000, "CAD");
    assertThat(charged(payment("PartiallyAuthorised", OURS, THEIRS, part, "")))
        .isEqualTo(new Approved(THEIRS, part, Evidence.NONE));
    var inData =
        "{\"pspReference\":\"%s\",\"resultCode\":\"PartiallyAuthorised\",\"additionalData\":{%s}}";
    var told = "\"authorisedAmountValue\":\"5000\",\"authorisedAmountCurrency\":\"CAD\"";
    assertThat(charged(WireAnswer.json(200, inData.formatted(THEIRS, told))))
        .isEqualTo(new Approved(THEIRS, part, Evidence.NONE));
    assertThat(charged(WireAnswer.json(200, inData.formatted(THEIRS, ""))))
        .isEqualTo(new Unknown("amount_not_told", THEIRS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Pending", "Received"})
  void whatIsOnItsWayIsReportedLater(String result) {
    assertThat(charged(payment(result, OURS, THEIRS, AMOUNT, ""))).isEqualTo(new Pending(THEIRS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AuthenticationFinished",
        "AuthenticationNotRequired",
        "Success",
        "IdentifyShopper",
        "ChallengeShopper",
        "PresentToShopper",
        "Whatever"
      })
  void whatWasNotAskedForLeavesItUnknown(String result) {
    assertThat(charged(payment(result, OURS, THEIRS, AMOUNT, REDIRECT)))
        .isEqualTo(new Unknown("result_not_foreseen", THEIRS));
  }

  @Test
  void answerAboutAnotherPaymentLeavesItUnknown() {
    assertThat(charged(payment("Authorised", "B7K2M9QX4TBW3HD", THEIRS, AMOUNT, "")))
        .isEqualTo(new Unknown("unreadable", THEIRS));
    desk.answers(AdyenBodies.received("B7K2M9QX4TBW3HD", THEIRS));
    var capture = new Call.Capture(OURS, AdyenDesk.of(Rail.CARD, THEIRS), AMOUNT, ORDER, true);
    assertThat(only(desk.account().capture(capture))).isEqualTo(new Unknown("unreadable", THEIRS));
  }

  @ParameterizedTest
  @CsvSource({"4, SYSTEM_ERROR", "9, ISSUER_UNAVAILABLE"})
  void errorThatSaysWhatItWasIsFinal(String code, DeclineReason reason) {
    var more = ",\"refusalReasonCode\":\"" + code + "\"";
    assertThat(charged(payment("Error", OURS, THEIRS, AMOUNT, more)))
        .isEqualTo(new Declined(THEIRS, new Decline(reason, code)));
  }

  @Test
  void errorThatDoesNotLeavesItUnknown() {
    for (var more : List.of("", ",\"refusalReasonCode\":\"0\"", ",\"refusalReasonCode\":\"999\"")) {
      assertThat(charged(payment("Error", OURS, THEIRS, AMOUNT, more)))
          .isEqualTo(new Unknown("error", THEIRS));
    }
  }

  @Test
  void adviceOfTheNetworkComesWithTheRefusal() {
    var more = ",\"additionalData\":{\"merchantAdviceCode\":\"03 : Do Not Try Again\"}";
    assertThat(charged(AdyenBodies.refused("12", more)))
        .isEqualTo(new Declined(THEIRS, new Decline(DeclineReason.DO_NOT_TRY_AGAIN, "12")));
    assertThat(charged(payment("Cancelled", OURS, THEIRS, AMOUNT, "")))
        .isEqualTo(new Declined(THEIRS, new Decline(DeclineReason.GENERIC_DECLINE, "Cancelled")));
  }

  @Test
  void transientErrorLeavesItUnknown() {
    var answer = problem(422, "702");
    var headers = new HashMap<>(answer.headers());
    headers.put("transient-error", "true");
    assertThat(charged(new WireAnswer(422, answer.body(), headers)))
        .isEqualTo(new Unknown("http_422"));
  }

  @Test
  void misconfigurationKeepsItsCode() {
    assertThat(charged(problem(403, "901"))).isEqualTo(new Rejected(Rejection.CONFIG, "901"));
    assertThat(charged(WireAnswer.json(401, "")))
        .isEqualTo(new Rejected(Rejection.CONFIG, "http_401"));
  }

  private Outcome charged(WireAnswer answer) {
    desk.answers(answer);
    return only(desk.account().charge(AdyenDesk.charge(CARD)));
  }
}
