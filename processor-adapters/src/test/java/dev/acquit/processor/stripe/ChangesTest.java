package dev.acquit.processor.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Call;
import dev.acquit.processor.Call.Original;
import dev.acquit.processor.Instrument.Mandate.Use;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Rail;
import dev.acquit.processor.Tokenized.Refused;
import dev.acquit.processor.Tokenized.Token;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

/** Every field of captures, voids, refunds and tokens; replays; what is refused before any call. */
class ChangesTest {

  private static final Amount PART = new Amount(6_275, "CAD");

  @RegisterExtension final StripeServer stripe = new StripeServer();

  @BeforeEach
  void refuses() {
    stripe.answers(500, "{}");
  }

  @Test
  void captureTakesAPartUnderAReferenceOfItsOwn() {
    var of = Calls.original(Calls.CAD);
    StripeServer.only(
        stripe.account().capture(new Call.Capture(Calls.REFERENCE, of, PART, Calls.HERE, true)));
    assertThat(stripe.last().getUrl()).isEqualTo("/v1/payment_intents/pi_1/capture");
    assertThat(stripe.last().getHeader("Idempotency-Key")).isEqualTo(Calls.REFERENCE);
    assertThat(stripe.fields())
        .containsExactly(
            "amount_to_capture=6275",
            "metadata[capture_reference]=" + Calls.REFERENCE,
            "expand[]=latest_charge");
  }

  @Test
  void voidCancelsTheIntent() {
    var of = Calls.original(Calls.CAD);
    StripeServer.only(
        stripe.account().cancel(new Call.Cancel(Calls.REFERENCE, of, PART, Calls.HERE, true)));
    assertThat(stripe.last().getUrl()).isEqualTo("/v1/payment_intents/pi_1/cancel");
    assertThat(stripe.last().getHeader("Idempotency-Key")).isEqualTo(Calls.REFERENCE);
    assertThat(stripe.fields()).containsExactly("cancellation_reason=requested_by_customer");
  }

  @Test
  void refundGivesBackAPart() {
    StripeServer.only(stripe.account().refund(refund(Calls.original(Calls.CAD), PART)));
    assertThat(stripe.last().getUrl()).isEqualTo("/v1/refunds");
    assertThat(stripe.last().getHeader("Idempotency-Key")).isEqualTo(Calls.REFERENCE);
    assertThat(stripe.fields())
        .containsExactly(
            "payment_intent=pi_1",
            "amount=6275",
            "metadata[reference]=" + Calls.REFERENCE,
            "metadata[merchant_reference]=INV-1");
  }

  @Test
  void replayIsTheSameByteForByte() {
    var first = Calls.charge(Calls.TOKEN, Calls.CAD);
    var again =
        new Call.Charge(
            first.reference(),
            first.amount(),
            first.instrument(),
            first.initiator(),
            first.storedCredential(),
            first.order(),
            first.payer(),
            false);
    StripeServer.only(stripe.account().charge(first));
    StripeServer.only(stripe.account().charge(again));
    var requests = stripe.requests();
    assertThat(requests).hasSize(2);
    assertThat(requests.get(0).getBody()).isEqualTo(requests.get(1).getBody());
    assertThat(requests).extracting("url").containsOnly("/v1/payment_intents");
    assertThat(requests)
        .extracting(request -> request.getHeader("Idempotency-Key"))
        .containsOnly(Calls.REFERENCE);
  }

  @Test
  void tokenIsACustomersMethodThatCanBeChargedAgain() {
    stripe.answersTo("/v1/payment_methods", 200, "{\"id\":\"pm_9\"}");
    stripe.answersTo("/v1/customers", 200, "{\"id\":\"cus_9\"}");
    assertThat(StripeServer.only(stripe.account().tokenize(Calls.CARD)))
        .isEqualTo(new Token("cus_9:pm_9"));
    assertThat(stripe.fields()).containsExactly("payment_method=pm_9");
    assertThat(stripe.requests().getFirst().getBodyAsString())
        .startsWith("type=card&card%5Bnumber%5D=4242424242424242&");
  }

  @Test
  void cardThatItsIssuerRefusesToBeKeptIsNoToken() {
    stripe.answersTo("/v1/payment_methods", 200, "{\"id\":\"pm_9\"}");
    var refusal = "{\"error\":" + StripeBodies.cardError("expired_card") + "}";
    stripe.answersTo("/v1/customers", 402, refusal);
    assertThat(StripeServer.only(stripe.account().tokenize(Calls.CARD)))
        .isInstanceOf(Refused.class);
  }

  @Test
  void tokenWithoutACustomerIsAMethodAlone() {
    stripe.answersTo("/v1/payment_methods", 200, "{\"id\":\"pm_9\"}");
    assertThat(StripeServer.only(stripe.account(Map.of("customers", "no")).tokenize(Calls.CARD)))
        .isEqualTo(new Token("pm_9"));
  }

  @Test
  void whatCannotBeDoneIsNotAsked() {
    var account = stripe.account(Map.of("rails", "card,ach"));
    var unknown = new Original(Rail.CARD, "A2222222222222B", null, null, Calls.CAD);
    var debit = new Original(Rail.ACH, "A2222222222222B", "pi_1", null, Calls.USD);
    var dinar = new Amount(1_001, "KWD");
    var bank = Calls.account(Rail.ACH, "110000000", Use.ONE_TIME);
    assertRefused(account.charge(Calls.charge(Calls.CARD, dinar)), "amount_not_payable");
    assertRefused(account.charge(Calls.charge(bank, Calls.CAD)), "currency_not_on_this_rail");
    assertRefused(account.authorize(Calls.charge(bank, Calls.USD)), "not_on_this_rail");
    assertRefused(account.refund(refund(unknown, PART)), "charge_unknown");
    assertRefused(
        account.capture(new Call.Capture("A1", debit, Calls.USD, Calls.HERE, true)),
        "not_on_this_rail");
    var pad = Calls.account(Rail.EFT, "00011000", Use.ONE_TIME);
    assertRefused(account.charge(Calls.charge(pad, Calls.CAD)), "not_on_this_rail");
    assertRefused(stripe.account().charge(Calls.charge(pad, Calls.CAD)), "transit_missing");
    assertThat(account.capabilities().rails()).containsOnlyKeys(Rail.CARD, Rail.ACH);
    assertThat(stripe.requests()).isEmpty();
  }

  private static void assertRefused(Mono<Outcome> operation, String why) {
    assertThat(StripeServer.only(operation)).isEqualTo(new Rejected(Rejection.INVALID, why));
  }

  private static Call.Refund refund(Original of, Amount amount) {
    return new Call.Refund(Calls.REFERENCE, of, amount, Calls.HERE, true);
  }
}
