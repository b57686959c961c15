package dev.acquit.processor.paysafe;

import static dev.acquit.processor.paysafe.PaysafeBodies.REFERENCE;
import static dev.acquit.processor.paysafe.PaysafeBodies.event;
import static dev.acquit.processor.paysafe.PaysafeDesk.AMOUNT;
import static dev.acquit.processor.paysafe.PaysafeDesk.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Notice;
import dev.acquit.processor.Notice.About;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Notice.Genuine;
import dev.acquit.processor.Notice.Refused;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.Evidence;
import dev.acquit.processor.Outcome.Pending;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What webhooks are believed, and what they say. */
class PaysafeFactsTest {

  private static final Instant AT = Instant.parse("2026-11-21T15:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-21T16:00:00Z");
  private static final String CARD = ",\"paymentType\":\"CARD\"";
  private static final String EFT = ",\"paymentType\":\"EFT\"";

  /** Made with openssl, of Paysafe's published rule. */
  private static final String FROZEN_KEY = "paysafe_hmac_key";

  private static final String FROZEN_BODY =
      "{\"payload\":{\"id\":\"p1\",\"merchantRefNum\":\"r1\",\"status\":\"COMPLETED\"},"
          + "\"type\":\"PAYMENT\",\"eventName\":\"PAYMENT_COMPLETED\"}";
  private static final String FROZEN = "j8GqecwWSD2RwzobF+x+YI/w4JOdFst+CLb/WWFh4k0=";

  @Test
  void frozenSignatureIsBelieved() {
    assertThat(read(FROZEN_BODY, FROZEN, FROZEN_KEY)).isInstanceOf(Genuine.class);
    assertThat(read(FROZEN_BODY, FROZEN, "another " + FROZEN_KEY)).isInstanceOf(Genuine.class);
    assertThat(read(FROZEN_BODY, FROZEN, "another")).isEqualTo(new Refused("bad_signature"));
    assertThat(read(FROZEN_BODY + " ", FROZEN, FROZEN_KEY)).isEqualTo(new Refused("bad_signature"));
    assertThat(read(FROZEN_BODY, "8fc1aa79", FROZEN_KEY)).isEqualTo(new Refused("bad_signature"));
    assertThat(read(FROZEN_BODY, "", FROZEN_KEY)).isEqualTo(new Refused("no_signature"));
    assertThat(read(FROZEN_BODY, FROZEN, "")).isEqualTo(new Refused("no_webhook_key"));
  }

  @ParameterizedTest
  @CsvSource({
    "PAYMENT_COMPLETED, '', CHARGE",
    "PAYMENT_COMPLETED, ',\"settleWithAuth\":true', CHARGE",
    "PAYMENT_COMPLETED, ',\"settleWithAuth\":false', AUTHORIZE",
    "REFUND_COMPLETED, '', REFUND",
    "VOID_AUTH_COMPLETED, '', VOID"
  })
  void whatWorkedIsApproved(String name, String more, Operation operation) {
    var charge = operation.opens() ? "p-1" : null;
    assertThat(facts(event(name, "COMPLETED", CARD + more)))
        .containsExactly(
            new Fact.Answered(
                new About(REFERENCE, "p-1", charge),
                operation,
                new Approved("p-1", AMOUNT, Evidence.NONE),
                AT));
  }

  @Test
  void debitIsOnlyAcceptedUntilItsSettlementClears() {
    assertThat(outcome(event("PAYMENT_COMPLETED", "COMPLETED", EFT))).isEqualTo(new Pending("p-1"));
    assertThat(facts(event("SETTLEMENT_COMPLETED", "COMPLETED", EFT))).isEmpty();
    assertThat(facts(event("SETTLEMENT_CLEARED", "COMPLETED", EFT)))
        .containsExactly(new Fact.Settled(new About(REFERENCE, "p-1", null), AT));
  }

  @ParameterizedTest
  @CsvSource({
    "PAYMENT_FAILED, FAILED",
    "PAYMENT_CANCELLED, CANCELLED",
    "PAYMENT_EXPIRED, EXPIRED",
    "REFUND_FAILED, FAILED",
    "REFUND_CANCELLED, CANCELLED",
    "REFUND_ERRORED, ERRORED"
  })
  void whatEndedIsDeclined(String name, String code) {
    assertThat(outcome(event(name, code, CARD)))
        .isInstanceOfSatisfying(
            Declined.class,
            declined -> assertThat(declined.decline().processorCode()).isEqualTo(code));
  }

  @Test
  void settlementOfACardIsTheLastThatIsTold() {
    assertThat(facts(event("SETTLEMENT_COMPLETED", "COMPLETED", CARD)))
        .containsExactly(new Fact.Settled(new About(REFERENCE, "p-1", null), AT));
  }

  @Test
  void settlementThatFailedGivesTheMoneyBack() {
    var about = new About(REFERENCE, "p-1", null);
    assertThat(facts(event("SETTLEMENT_FAILED", "FAILED", CARD + PaysafeBodies.error("3013"))))
        .containsExactly(
            new Fact.Returned(
                about, new Decline(DeclineReason.ACCOUNT_CLOSED, "3013"), AMOUNT, AT));
    assertThat(facts(event("SETTLEMENT_FAILED", "FAILED", EFT)))
        .containsExactly(
            new Fact.Returned(
                about, new Decline(DeclineReason.INTERBANK, "SETTLEMENT_FAILED"), AMOUNT, AT));
  }

  @Test
  void settlementThatIsCancelledIsAVoidOfIt() {
    assertThat(facts(event("SETTLEMENT_CANCELLED", "CANCELLED", CARD)))
        .containsExactly(
            new Fact.Answered(
                new About(null, "p-1", "p-1"),
                Operation.VOID,
                new Approved("p-1", AMOUNT, Evidence.NONE),
                AT));
  }

  @Test
  void declineSaysWhy() {
    var more = CARD + PaysafeBodies.error("3022");
    assertThat(outcome(event("PAYMENT_FAILED", "FAILED", more)))
        .isEqualTo(new Declined("p-1", new Decline(DeclineReason.INSUFFICIENT_FUNDS, "3022")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"PAYMENT_PROCESSING", "PAYMENT_PENDING", "PAYMENT_HELD", "REFUND_PENDING"})
  void whatGoesOnIsPending(String name) {
    assertThat(outcome(event(name, "PENDING", CARD))).isEqualTo(new Pending("p-1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PAYMENT_ERRORED",
        "SETTLEMENT_PROCESSING",
        "SETTLEMENT_PENDING",
        "PAYMENT_HANDLE_PAYABLE",
        "PAYMENT_HANDLE_COMPLETED",
        "CHARGEBACK_RECEIVED",
        "MOON"
      })
  void whatProvesNothingHoldsNoFacts(String name) {
    assertThat(facts(event(name, "X", CARD))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PAYMENT_RETURN_COMPLETED, EFT, 901, INSUFFICIENT_FUNDS, 901",
    "PAYMENT_RETURNED_COMPLETED, ACH, R10, AUTHORIZATION_REVOKED, R10",
    "PAYMENT_RETURN_COMPLETED, ACH, Z99, INTERBANK, Z99",
    "PAYMENT_RETURN_COMPLETED, EFT, , INTERBANK, PAYMENT_RETURN_COMPLETED"
  })
  void returnIsOfThePaymentThatItNames(
      String name, String type, @Nullable String code, DeclineReason reason, String raw) {
    var bank = code == null ? "" : ",\"bankResponse\":{\"reasonCode\":\"" + code + "\"}";
    var more = ",\"paymentType\":\"" + type + "\",\"paymentId\":\"p-0\"" + bank;
    assertThat(facts(event(name, "COMPLETED", more)))
        .containsExactly(
            new Fact.Returned(
                new About(REFERENCE, "p-0", "p-0"), new Decline(reason, raw), AMOUNT, AT));
  }

  @Test
  void otherWaysToPayAndOtherAccountsHoldNoFacts() {
    var body = event("PAYMENT_COMPLETED", "COMPLETED", ",\"paymentType\":\"SEPA\"");
    assertThat(facts(body)).isEmpty();
    var card = event("PAYMENT_COMPLETED", "COMPLETED", CARD);
    assertThat(facts(card.replace("1009688230", "5"), Map.of("rails", "card"))).isEmpty();
    assertThat(facts(card, Map.of("rails", "card"))).hasSize(1);
    assertThat(facts(card.replace("1009688230", "5"))).hasSize(1);
  }

  @Test
  void repeatHasTheSameIdInEveryEnvelope() {
    var flat = event("REFUND_COMPLETED", "COMPLETED", "");
    var id = genuine(flat).eventId();
    assertThat(genuine(flat.replace("\"attemptNumber\":\"1\"", "\"attemptNumber\":2")).eventId())
        .isEqualTo(id);
    assertThat(genuine(flat.replace("\"eventName\"", "\"eventType\"")).eventId()).isEqualTo(id);
    var nested = genuine("{\"variables\":" + flat + ",\"eventName\":\"REFUND_COMPLETED\"}");
    assertThat(nested).isEqualTo(genuine(flat));
    assertThat(genuine(flat.replace("15:00:00", "15:00:01")).eventId()).isNotEqualTo(id);
    assertThat(genuine(event("REFUND_FAILED", "COMPLETED", "")).eventId()).isNotEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"statusTime\":\"2026-11-21T15:00:00Z\"', '\"txnTime\":1795273200000', 2026-11-21T15:00:00Z",
    "'\"statusTime\":\"2026-11-21T15:00:00Z\"', '\"x\":1', 2026-11-21T15:00:05Z",
    "'\"statusTime\":\"2026-11-21T15:00:00Z\"', '\"statusTime\":\"soon\"', 2026-11-21T16:00:00Z"
  })
  void timeIsReadWhereItIs(String from, String to, Instant at) {
    var body = event("PAYMENT_COMPLETED", "COMPLETED", CARD).replace(from, to);
    assertThat(facts(body)).extracting(Fact::at).containsExactly(at);
  }

  private static Outcome outcome(String body) {
    return ((Fact.Answered) facts(body).getFirst()).outcome();
  }

  private static List<Fact> facts(String body) {
    return genuine(body).facts();
  }

  private static List<Fact> facts(String body, Map<String, String> settings) {
    return ((Genuine) read(body, signature(body), PaysafeKit.WEBHOOK_KEY, settings)).facts();
  }

  private static Genuine genuine(String body) {
    return (Genuine) read(body, signature(body), PaysafeKit.WEBHOOK_KEY);
  }

  private static String signature(String body) {
    return PaysafeBodies.signature(body, PaysafeKit.WEBHOOK_KEY);
  }

  private static Notice read(String body, String signature, String keys) {
    return read(body, signature, keys, Map.of());
  }

  private static Notice read(
      String body, String signature, String keys, Map<String, String> settings) {
    var account = PaysafeDesk.open("http://127.0.0.1:9", settings, Map.of("webhook_key", keys));
    var headers = Map.of("signature", List.of(signature));
    var raw = new Notice.Raw(body.getBytes(StandardCharsets.UTF_8), headers, NOW);
    return only(account.readWebhook(raw));
  }
}
