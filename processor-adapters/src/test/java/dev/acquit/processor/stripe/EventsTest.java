package dev.acquit.processor.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Notice;
import dev.acquit.processor.Notice.About;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Notice.Genuine;
import dev.acquit.processor.Notice.Raw;
import dev.acquit.processor.Notice.Refused;
import dev.acquit.processor.Notice.Stage;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.Pending;
import dev.acquit.processor.Rail;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The facts in every kind of event, and a signature that Stripe's own library made. */
class EventsTest {

  private static final Instant AT = Instant.ofEpochSecond(1_700_000_000);
  private static final About CHARGE = new About(Calls.REFERENCE, "pi_1", "pi_1");
  private static final About ELSEWHERE = new About(null, "pi_1", "pi_1");
  private static final Amount MONEY = new Amount(1_000, "CAD");
  private static final String CARD =
      "{\"type\":\"card\",\"card\":{\"network_reason_code\":\"10.4\"}}";

  @RegisterExtension final StripeServer stripe = new StripeServer();

  /** Made with the library of Stripe for Node, 23.1.0. */
  @Test
  void signatureOfStripesOwnIsBelieved() {
    var body = "{\"id\":\"evt_test_1\",\"object\":\"event\",\"type\":\"payment_intent.succeeded\"}";
    var good = "v1=871acfe933554b446cc41d791076dd56a10c0553cc61aafbeb881d0082b45043";
    var bad = "v1=" + "0".repeat(64);
    for (var header : List.of(good, bad + "," + good, good + "," + bad, good + ",v0=beef")) {
      assertThat(read(body, "t=1700000000," + header))
          .isEqualTo(new Genuine("evt_test_1", List.of()));
    }
    assertThat(read(body, "t=1700000001," + good)).isEqualTo(new Refused("bad_signature"));
    assertThat(read(body, "t=1700000000," + bad)).isEqualTo(new Refused("bad_signature"));
    assertThat(read(body, "t=1700000000," + good.replace("v1", "v0")))
        .isEqualTo(new Refused("no_signature"));
  }

  @Test
  void bankDebitThatSucceededHasCleared() {
    var facts = facts("payment_intent.succeeded", intent("succeeded", "automatic", Rail.ACH));
    assertThat(facts).hasSize(2);
    assertThat(facts.getFirst())
        .isInstanceOfSatisfying(
            Fact.Answered.class,
            answered -> {
              assertThat(answered.about()).isEqualTo(CHARGE);
              assertThat(answered.outcome()).isInstanceOf(Approved.class);
            });
    assertThat(facts.getLast()).isEqualTo(new Fact.Settled(CHARGE, AT));
  }

  @Test
  void cardThatSucceededIsSettledByAPayout() {
    assertThat(facts("payment_intent.succeeded", intent("succeeded", "automatic", Rail.CARD)))
        .singleElement()
        .isInstanceOf(Fact.Answered.class);
  }

  @ParameterizedTest
  @CsvSource({
    "payment_intent.processing, processing, automatic, CHARGE",
    "payment_intent.amount_capturable_updated, requires_capture, manual, AUTHORIZE",
    "payment_intent.succeeded, succeeded, manual, CAPTURE",
    "payment_intent.canceled, canceled, manual, VOID",
    "payment_intent.canceled, canceled, automatic, CHARGE"
  })
  void intentTellsOfTheOperationThatItWentThrough(
      String type, String status, String capture, Operation operation) {
    assertThat(facts(type, intent(status, capture, Rail.CARD)))
        .singleElement()
        .extracting(fact -> ((Fact.Answered) fact).operation())
        .isEqualTo(operation);
  }

  @Test
  void captureAndVoidAreKnownByReferencesOfTheirOwn() {
    var metadata = "\"metadata\":{\"capture_reference\":\"A1\",";
    var captured = intent("succeeded", "manual", Rail.CARD).replace("\"metadata\":{", metadata);
    assertThat(about("payment_intent.succeeded", captured, "null"))
        .isEqualTo(new About("A1", "pi_1", "pi_1"));
    var voided = intent("canceled", "manual", Rail.CARD);
    assertThat(about("payment_intent.canceled", voided, "\"A2\""))
        .isEqualTo(new About("A2", "pi_1", "pi_1"));
    assertThat(about("payment_intent.canceled", voided, "null")).isEqualTo(ELSEWHERE);
    var debit = intent("canceled", "automatic", Rail.ACH);
    assertThat(about("payment_intent.canceled", debit, "\"A3\""))
        .isEqualTo(new About("A3", "pi_1", "pi_1"));
  }

  @Test
  void debitThatABankTookBackIsAReturn() {
    var returned = StripeBodies.returned(Rail.ACH, Calls.REFERENCE, "pi_1", MONEY, "R01");
    var decline = new Decline(DeclineReason.INSUFFICIENT_FUNDS, "R01");
    assertThat(facts("payment_intent.payment_failed", returned))
        .containsExactly(new Fact.Returned(CHARGE, decline, MONEY, AT));
    var late = StripeBodies.dispute("lost", "insufficient_funds", "null");
    var reason = new Decline(DeclineReason.INSUFFICIENT_FUNDS, "insufficient_funds");
    assertThat(facts("charge.dispute.created", late))
        .containsExactly(new Fact.Returned(ELSEWHERE, reason, MONEY, AT));
    var pad = StripeBodies.dispute("needs_response", "general", "{\"type\":\"acss_debit\"}");
    assertThat(facts("charge.dispute.created", pad))
        .singleElement()
        .isInstanceOf(Fact.Returned.class);
  }

  @Test
  void debitThatNoBankWasAskedForIsDeclined() {
    var rejected =
        StripeBodies.returned(Rail.ACH, Calls.REFERENCE, "pi_1", MONEY, "R03")
            .replaceFirst(
                "\"latest_charge\":.*\"livemode\"", "\"latest_charge\":null,\"livemode\"");
    assertThat(facts("payment_intent.payment_failed", rejected))
        .singleElement()
        .extracting(fact -> ((Fact.Answered) fact).outcome())
        .isInstanceOf(Declined.class);
  }

  @ParameterizedTest
  @CsvSource({
    "warning_needs_response, INQUIRY",
    "warning_under_review, INQUIRY",
    "warning_closed, CLOSED",
    "prevented, CLOSED",
    "needs_response, OPEN",
    "under_review, OPEN",
    "won, WON",
    "lost, LOST"
  })
  void disputeHasAStage(String status, Stage stage) {
    assertThat(facts("charge.dispute.updated", StripeBodies.dispute(status, "fraudulent", CARD)))
        .containsExactly(
            new Fact.Disputed(
                ELSEWHERE, "du_1", stage, MONEY, "10.4", Instant.ofEpochSecond(1_767_225_600), AT));
  }

  @ParameterizedTest
  @CsvSource({"refund.created", "refund.updated", "refund.failed", "charge.refund.updated"})
  void refundThatFailsLateIsAFact(String type) {
    var refund =
        StripeBodies.refund(Calls.REFERENCE, "re_1", MONEY, "failed", "\"lost_or_stolen_card\"");
    var decline = new Decline(DeclineReason.LOST_CARD, "lost_or_stolen_card");
    assertThat(facts(type, refund))
        .containsExactly(
            new Fact.Answered(
                new About(Calls.REFERENCE, "re_1", "pi_1"),
                Operation.REFUND,
                new Declined("re_1", decline),
                AT));
  }

  @Test
  void refundMadeElsewhereHasNoReferenceOfOurs() {
    var refund =
        StripeBodies.refund("", "re_1", MONEY, "pending", "null")
            .replace("{\"reference\":\"\"}", "{}");
    assertThat(facts("refund.created", refund))
        .containsExactly(
            new Fact.Answered(
                new About(null, "re_1", "pi_1"), Operation.REFUND, new Pending("re_1"), AT));
  }

  @Test
  void verificationIsAFact() {
    var setup = StripeBodies.setup(Calls.REFERENCE, "seti_1", "succeeded", "CAD");
    assertThat(facts("setup_intent.succeeded", setup))
        .singleElement()
        .extracting(fact -> ((Fact.Answered) fact).operation())
        .isEqualTo(Operation.VERIFY);
  }

  @Test
  void payoutIsPolledNotTold() {
    var payout = "{\"id\":\"po_1\",\"object\":\"payout\",\"amount\":1,\"currency\":\"cad\"}";
    assertThat(facts("payout.paid", payout)).isEmpty();
  }

  @Test
  void eventOfAnotherAccountOrOfRealMoneyIsNoFact() {
    var body =
        StripeBodies.eventBody(
            "payment_intent.succeeded", intent("succeeded", "automatic", Rail.CARD), "null");
    var live = body.replace("\"livemode\":false,\"pending", "\"livemode\":true,\"pending");
    var other = body.replaceFirst("\\{", "{\"account\":\"acct_2\",");
    for (var foreign : List.of(live, other)) {
      assertThat(foreign).isNotEqualTo(body);
      assertThat(read(foreign, signed(foreign))).isEqualTo(new Genuine("evt_1", List.of()));
    }
  }

  private About about(String type, String data, String key) {
    return ((Fact.Answered) facts(type, data, key).getFirst()).about();
  }

  private List<Fact> facts(String type, String data) {
    return facts(type, data, "null");
  }

  private List<Fact> facts(String type, String data, String key) {
    var body = StripeBodies.eventBody(type, data, key);
    return ((Genuine) read(body, signed(body))).facts();
  }

  private static String signed(String body) {
    return StripeBodies.signature(body, List.of(StripeServer.SECRET), AT);
  }

  private Notice read(String body, String header) {
    var headers = Map.of("stripe-signature", List.of(header));
    var raw = new Raw(body.getBytes(StandardCharsets.UTF_8), headers, AT);
    return StripeServer.only(stripe.account().readWebhook(raw));
  }

  private static String intent(String status, String capture, Rail rail) {
    var type = rail == Rail.CARD ? "card" : StripeBodies.typeOf(rail);
    return StripeBodies.intent(Calls.REFERENCE, "pi_1", MONEY, status, capture, type, "null");
  }
}
