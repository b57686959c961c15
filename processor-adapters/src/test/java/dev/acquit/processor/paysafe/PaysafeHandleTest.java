package dev.acquit.processor.paysafe;

import static dev.acquit.processor.paysafe.PaysafeDesk.AMOUNT;
import static dev.acquit.processor.paysafe.PaysafeDesk.CARD;
import static dev.acquit.processor.paysafe.PaysafeDesk.ORDER;
import static dev.acquit.processor.paysafe.PaysafeDesk.OURS;
import static dev.acquit.processor.paysafe.PaysafeDesk.PAYER;
import static dev.acquit.processor.paysafe.PaysafeDesk.THEIRS;
import static dev.acquit.processor.paysafe.PaysafeDesk.json;
import static dev.acquit.processor.paysafe.PaysafeDesk.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Call;
import dev.acquit.processor.Call.Initiator;
import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.ActionRequired;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.NotAttempted;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Outcome.Unknown;
import dev.acquit.processor.contract.WireAnswer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Handles: they move nothing, and some of them send the payer to the issuer. */
class PaysafeHandleTest {

  private static final String HANDLES = "/paymenthandles";
  private static final String PAGE = "https://3ds.example/challenge?h=1";

  @RegisterExtension final PaysafeDesk desk = new PaysafeDesk();

  @ParameterizedTest
  @CsvSource({"500, http_500", "503, http_503", "400, http_400", "302, http_302"})
  void handleThatFailedWasNoAttemptAtFirst(int status, String why) {
    desk.answersTo(HANDLES, WireAnswer.json(status, "{}"));
    assertThat(charged(true)).isEqualTo(new NotAttempted(why));
    assertThat(charged(false)).isEqualTo(new Unknown(why));
    assertThat(desk.requests()).hasSize(2);
  }

  @Test
  void handleThatSaysNothingWasNoAttemptAtFirst() {
    desk.answersTo(HANDLES, WireAnswer.json(201, "{\"id\":\"h-1\"}"));
    assertThat(charged(true)).isEqualTo(new NotAttempted("handle_not_payable"));
    desk.answersTo(HANDLES, WireAnswer.json(201, "<html>"));
    assertThat(charged(true)).isEqualTo(new NotAttempted("unreadable"));
    assertThat(charged(false)).isEqualTo(new Unknown("unreadable"));
  }

  @Test
  void tooMuchAskedKeepsHowLongToWait() {
    var slow = new WireAnswer(429, "", Map.of("Retry-After", "7"));
    desk.answersTo(HANDLES, slow);
    assertThat(charged(true)).isEqualTo(new NotAttempted("rate_limited", Duration.ofSeconds(7)));
  }

  @Test
  void refusedHandleIsRefusedAtFirstAndProvesNothingLater() {
    desk.answersTo(HANDLES, PaysafeBodies.problem(400, "5068"));
    assertThat(charged(true)).isEqualTo(new Rejected(Rejection.INVALID, "5068"));
    assertThat(charged(false)).isEqualTo(new Unknown("resend_5068"));
    desk.answersTo(HANDLES, PaysafeBodies.problem(409, "5031"));
    assertThat(charged(false)).isEqualTo(new Rejected(Rejection.DUPLICATE, "5031"));
  }

  @Test
  void declinedHandleIsDeclinedAtFirstAndProvesNothingLater() {
    desk.answersTo(HANDLES, PaysafeBodies.problem(402, "3017"));
    var decline = new Decline(DeclineReason.INVALID_CARD_NUMBER, "3017");
    assertThat(charged(true)).isEqualTo(new Declined(null, decline));
    assertThat(charged(false)).isEqualTo(new Unknown("resend_3017"));
  }

  @Test
  void payerIsSentToTheIssuer() {
    desk.answersTo(HANDLES, PaysafeBodies.redirect(PAGE));
    assertThat(charged(true))
        .isInstanceOfSatisfying(
            ActionRequired.class,
            action -> {
              assertThat(action.processorReference()).isEqualTo("h-1");
              assertThat(action.action().url()).isEqualTo(URI.create(PAGE));
              assertThat(action.action().expiresAt())
                  .isBetween(Instant.now(), Instant.now().plusSeconds(901));
            });
    assertThat(desk.requests()).hasSize(1);
    assertThat(charged(false)).isEqualTo(new Unknown("resend_action"));
  }

  @Test
  void linkThatCannotBeFollowedIsNoAttempt() {
    desk.answersTo(HANDLES, PaysafeBodies.redirect("javascript:alert(1)"));
    assertThat(charged(true)).isEqualTo(new NotAttempted("action_not_foreseen"));
  }

  @Test
  void payerWhoIsNotThereCannotBeSent() {
    desk.answersTo(HANDLES, PaysafeBodies.redirect(PAGE));
    var decline = new Decline(DeclineReason.AUTHENTICATION_REQUIRED, "REDIRECT");
    var renewal = PaysafeDesk.charge(CARD, Initiator.MERCHANT, null, AMOUNT);
    assertThat(only(desk.account().charge(renewal))).isEqualTo(new Declined("h-1", decline));
    var never = desk.account(Map.of("three_ds", "never"));
    assertThat(only(never.charge(PaysafeDesk.charge(CARD))))
        .isEqualTo(new Declined("h-1", decline));
    assertThat(desk.sent(1).has("returnLinks")).isFalse();
  }

  @Test
  void authenticationIsAskedForWhereItIsSet() {
    desk.answersTo(HANDLES, PaysafeBodies.redirect(PAGE));
    only(desk.account(Map.of("three_ds", "request")).charge(PaysafeDesk.charge(CARD)));
    assertThat(desk.sent(0).get("threeDs"))
        .isEqualTo(
            json(
                """
                {"merchantUrl":"https://shop.example/paid?p=1","deviceChannel":"BROWSER",
                 "messageCategory":"PAYMENT","authenticationPurpose":"PAYMENT_TRANSACTION",
                 "requestorChallengePreference":"NO_PREFERENCE"}
                """));
  }

  @ParameterizedTest
  @CsvSource({"CHARGE, /payments", "AUTHORIZE, /payments", "VERIFY, /verifications"})
  void paymentIsPostedOnceThePayerIsBack(Operation operation, String path) {
    desk.answersTo(HANDLES + "/h-1", PaysafeBodies.handle("SC9", "PAYABLE", ""));
    var body = PaysafeBodies.approved(operation, OURS, THEIRS, AMOUNT);
    desk.answersTo(path, WireAnswer.json(201, body));
    assertThat(resumed(operation, false)).isInstanceOf(Approved.class);
    assertThat(desk.sent(1).get("paymentHandleToken").asString()).isEqualTo("SC9");
    assertThat(desk.sent(1).get("merchantRefNum").asString()).isEqualTo(OURS);
    assertThat(desk.sent(1).path("settleWithAuth").asBoolean(false))
        .isEqualTo(operation == Operation.CHARGE);
  }

  @ParameterizedTest
  @CsvSource({"FAILED, HANDLE_FAILED", "EXPIRED, HANDLE_EXPIRED"})
  void payerWhoFailedHasNotPaid(String status, String code) {
    desk.answersTo(HANDLES + "/h-1", PaysafeBodies.handle("SC9", status, ""));
    var decline = new Decline(DeclineReason.AUTHENTICATION_REQUIRED, code);
    assertThat(resumed(Operation.CHARGE, false)).isEqualTo(new Declined("h-1", decline));
    assertThat(desk.requests()).hasSize(1);
  }

  @Test
  void handleThatWasPaidWithIsLookedUp() {
    desk.answersTo(HANDLES + "/h-1", PaysafeBodies.handle("SC9", "COMPLETED", ""));
    assertThat(resumed(Operation.CHARGE, false))
        .isEqualTo(new Rejected(Rejection.DUPLICATE, "handle_completed"));
  }

  @ParameterizedTest
  @CsvSource({"INITIATED, payer_not_back", "PROCESSING, payer_not_back", "NEW, unreadable"})
  void payerWhoIsNotBackLeavesItOpen(String status, String why) {
    desk.answersTo(HANDLES + "/h-1", PaysafeBodies.handle("SC9", status, ""));
    assertThat(resumed(Operation.CHARGE, false)).isEqualTo(new Unknown(why));
    assertThat(resumed(Operation.CHARGE, true)).isInstanceOf(NotAttempted.class);
  }

  @Test
  void silenceOnceThePayerIsBackLeavesItOpen() {
    desk.answersTo(HANDLES + "/h-1", WireAnswer.json(503, "{}"));
    assertThat(resumed(Operation.CHARGE, false)).isEqualTo(new Unknown("http_503"));
  }

  private Outcome charged(boolean firstSend) {
    var call =
        new Call.Charge(OURS, AMOUNT, CARD, Initiator.CUSTOMER, null, ORDER, PAYER, firstSend);
    return only(desk.account().charge(call));
  }

  private Outcome resumed(Operation operation, boolean firstSend) {
    var call = new Call.Resume(OURS, operation, "h-1", AMOUNT, ORDER, Map.of(), firstSend);
    return only(desk.account().resume(call));
  }
}
