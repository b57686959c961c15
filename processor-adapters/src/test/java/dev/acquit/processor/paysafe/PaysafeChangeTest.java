package dev.acquit.processor.paysafe;

import static dev.acquit.processor.paysafe.PaysafeBodies.listed;
import static dev.acquit.processor.paysafe.PaysafeBodies.settled;
import static dev.acquit.processor.paysafe.PaysafeBodies.transaction;
import static dev.acquit.processor.paysafe.PaysafeDesk.AMOUNT;
import static dev.acquit.processor.paysafe.PaysafeDesk.ORDER;
import static dev.acquit.processor.paysafe.PaysafeDesk.OURS;
import static dev.acquit.processor.paysafe.PaysafeDesk.json;
import static dev.acquit.processor.paysafe.PaysafeDesk.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Call;
import dev.acquit.processor.Call.Original;
import dev.acquit.processor.Finding;
import dev.acquit.processor.Finding.Found;
import dev.acquit.processor.Finding.NotFound;
import dev.acquit.processor.Finding.Unanswered;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.Evidence;
import dev.acquit.processor.Outcome.NotAttempted;
import dev.acquit.processor.Outcome.Pending;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Outcome.Unknown;
import dev.acquit.processor.Rail;
import dev.acquit.processor.contract.WireAnswer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Captures, voids and refunds, to the letter, and what is asked about them. */
class PaysafeChangeTest {

  private static final String PREFIX = "/paymenthub/v1";

  @RegisterExtension final PaysafeDesk desk = new PaysafeDesk();

  @Test
  void captureIsASettlementOfThePayment() {
    var part = new Amount(6_000, "CAD");
    var call = new Call.Capture(OURS, of(Rail.CARD, "p-1", null), part, ORDER, true);
    desk.answers(WireAnswer.json(201, transaction(OURS, "s-1", part, "PENDING", "")));
    assertThat(only(desk.account().capture(call)))
        .isEqualTo(new Approved("s-1", part, Evidence.NONE));
    assertSent(
        "POST",
        "/payments/p-1/settlements",
        "{\"merchantRefNum\":\"A7K2M9QX4TBW3HD\",\"amount\":6000,\"dupCheck\":true}");
  }

  @ParameterizedTest
  @CsvSource({"s-1, /settlements/s-1/refunds", ", /settlements/p-1/refunds"})
  void refundIsOfTheSettlement(@Nullable String capture, String path) {
    var part = new Amount(100, "CAD");
    var call = new Call.Refund(OURS, of(Rail.CARD, "p-1", capture), part, ORDER, true);
    desk.answers(WireAnswer.json(201, transaction(OURS, "r-1", part, "PENDING", "")));
    assertThat(only(desk.account().refund(call))).isEqualTo(new Pending("r-1"));
    assertSent("POST", path, "{\"merchantRefNum\":\"A7K2M9QX4TBW3HD\",\"amount\":100}");
  }

  @ParameterizedTest
  @CsvSource({"RECEIVED", "INITIATED", "PROCESSING"})
  void captureThatIsNotTakenYetIsPending(String status) {
    var call = new Call.Capture(OURS, of(Rail.CARD, "p-1", null), AMOUNT, ORDER, true);
    desk.answers(WireAnswer.json(201, transaction(OURS, "s-1", AMOUNT, status, "")));
    assertThat(only(desk.account().capture(call))).isEqualTo(new Pending("s-1"));
  }

  @Test
  void refundThatFailedIsDeclined() {
    var call = new Call.Refund(OURS, of(Rail.CARD, "p-1", "s-1"), AMOUNT, ORDER, true);
    desk.answers(WireAnswer.json(201, transaction(OURS, "r-1", AMOUNT, "CANCELLED", "")));
    assertThat(only(desk.account().refund(call))).isInstanceOf(Declined.class);
  }

  @Test
  void whatIsHeldIsReleased() {
    reads("p-1", "");
    desk.answers(WireAnswer.json(201, transaction(OURS, "v-1", AMOUNT, "COMPLETED", "")));
    assertThat(voided(Rail.CARD, "p-1", null, true))
        .isEqualTo(new Approved("v-1", AMOUNT, Evidence.NONE));
    assertSent(
        "POST",
        "/payments/p-1/voidauths",
        "{\"merchantRefNum\":\"A7K2M9QX4TBW3HD\",\"amount\":12550}");
  }

  @ParameterizedTest
  @CsvSource({
    "CARD, p-1, , /settlements/p-1",
    "EFT, p-1, , /settlements/p-1",
    "CARD, p-1, s-1, /settlements/s-1"
  })
  void whatWasTakenIsCancelledBeforeItIsBatched(
      Rail rail, String payment, @Nullable String capture, String path) {
    reads(payment, settled("p-1", "PENDING"));
    var id = capture == null ? payment : capture;
    desk.answersTo(path, WireAnswer.json(200, transaction("X", id, AMOUNT, "CANCELLED", "")));
    assertThat(voided(rail, payment, capture, true))
        .isEqualTo(new Approved(id, AMOUNT, Evidence.NONE));
    assertSent("PUT", path, "{\"status\":\"CANCELLED\"}");
  }

  @Test
  void debitWithoutASettlementIsCancelledItself() {
    reads("p-1", "");
    voided(Rail.ACH, "p-1", null, true);
    assertSent("PUT", "/payments/p-1", "{\"status\":\"CANCELLED\"}");
  }

  @ParameterizedTest
  @CsvSource({"COMPLETED", "PROCESSING"})
  void whatHasLeftIsNotVoided(String status) {
    reads("p-1", settled("p-1", status));
    assertThat(voided(Rail.CARD, "p-1", null, true))
        .isEqualTo(new Rejected(Rejection.WRONG_STATE, "settled"));
    assertThat(voided(Rail.CARD, "p-1", null, false)).isEqualTo(new Unknown("resend_settled"));
    assertThat(desk.requests()).hasSize(2);
  }

  @Test
  void paymentThatCannotBeReadIsNotVoided() {
    desk.answersTo("/payments/p-1", WireAnswer.json(503, "{}"));
    assertThat(voided(Rail.CARD, "p-1", null, true)).isEqualTo(new NotAttempted("http_503"));
    assertThat(voided(Rail.CARD, "p-1", null, false)).isEqualTo(new Unknown("http_503"));
    desk.answersTo("/payments/p-1", PaysafeBodies.problem(404, "5269"));
    assertThat(voided(Rail.CARD, "p-1", null, true))
        .isEqualTo(new Rejected(Rejection.INVALID, "5269"));
  }

  @Test
  void cancellationThatSaysAnythingElseLeavesItOpen() {
    reads("p-1", settled("p-1", "PENDING"));
    desk.answersTo(
        "/settlements/p-1", WireAnswer.json(200, transaction("X", "p-1", AMOUNT, "PENDING", "")));
    assertThat(voided(Rail.CARD, "p-1", null, true)).isEqualTo(new Unknown("unreadable", "p-1"));
  }

  @Test
  void referenceThatIsNoneOfTheirsIsNotSent() {
    assertThat(voided(Rail.CARD, "../x", null, true))
        .isEqualTo(new Rejected(Rejection.INVALID, "processor_reference_invalid"));
    assertThat(voided(Rail.CARD, "p-1", "a/b", true))
        .isEqualTo(new Rejected(Rejection.INVALID, "processor_reference_invalid"));
    assertThat(desk.requests()).isEmpty();
  }

  @Test
  void cancelledSettlementIsFoundAsAVoid() {
    desk.answers(listed(Operation.VOID));
    reads("p-1", settled("p-1", "CANCELLED"));
    assertThat(asked(Operation.VOID, null))
        .isEqualTo(new Found(new Approved("p-1", AMOUNT, Evidence.NONE)));
    reads("p-1", settled("s-1", "CANCELLED"));
    assertThat(asked(Operation.VOID, null)).isEqualTo(new NotFound());
    assertThat(asked(Operation.VOID, "s-1"))
        .isEqualTo(new Found(new Approved("s-1", AMOUNT, Evidence.NONE)));
    desk.answersTo("/payments/p-1", WireAnswer.json(500, "{}"));
    assertThat(asked(Operation.VOID, null)).isEqualTo(new Unanswered("http_500"));
  }

  @ParameterizedTest
  @CsvSource({
    "CHARGE, /payments",
    "AUTHORIZE, /payments",
    "VERIFY, /verifications",
    "CAPTURE, /settlements",
    "REFUND, /refunds"
  })
  void twoUnderOneReferenceAreAmbiguous(Operation operation, String path) {
    var one = transaction(OURS, "p-1", AMOUNT, "COMPLETED", "");
    desk.answers(listed(operation, one, one));
    assertThat(asked(operation, null)).isEqualTo(new Unanswered("ambiguous"));
    assertThat(desk.requests().getLast().getUrl())
        .isEqualTo(PREFIX + path + "?merchantRefNum=" + OURS);
  }

  private Finding asked(Operation operation, @Nullable String capture) {
    var of = operation.opens() ? null : of(Rail.CARD, "p-1", capture);
    return only(
        desk.account().lookup(new Call.Lookup(OURS, operation, Rail.CARD, AMOUNT, null, of)));
  }

  private void reads(String payment, String more) {
    var body = transaction("A2222222222222B", payment, AMOUNT, "COMPLETED", more);
    desk.answersTo("/payments/" + payment, WireAnswer.json(200, body));
  }

  private Outcome voided(Rail rail, String payment, @Nullable String capture, boolean first) {
    var call = new Call.Cancel(OURS, of(rail, payment, capture), AMOUNT, ORDER, first);
    return only(desk.account().cancel(call));
  }

  private static Original of(Rail rail, String payment, @Nullable String capture) {
    return new Original(rail, "A2222222222222B", payment, capture, AMOUNT);
  }

  private void assertSent(String method, String path, String body) {
    var sent = desk.requests().getLast();
    assertThat(sent.getMethod().toString()).isEqualTo(method);
    assertThat(sent.getUrl()).isEqualTo(PREFIX + path);
    assertThat(json(sent.getBodyAsString())).isEqualTo(json(body));
  }
}
