package dev.acquit.processor.adyen;

import static dev.acquit.processor.adyen.AdyenDesk.AMOUNT;
import static dev.acquit.processor.adyen.AdyenDesk.CARD;
import static dev.acquit.processor.adyen.AdyenDesk.ORDER;
import static dev.acquit.processor.adyen.AdyenDesk.OURS;
import static dev.acquit.processor.adyen.AdyenDesk.THEIRS;
import static dev.acquit.processor.adyen.AdyenDesk.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Call;
import dev.acquit.processor.Instrument.ProcessorToken;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Rail;
import dev.acquit.processor.Tokenized.Token;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What changes a payment, and what leaves a card behind, to the letter. */
class AdyenChangeTest {

  @RegisterExtension final AdyenDesk desk = new AdyenDesk();

  @BeforeEach
  void received() {
    desk.answers(AdyenBodies.received(OURS, THEIRS));
  }

  @Test
  void changesNameThePayment() {
    var account = desk.account();
    only(
        account.capture(
            new Call.Capture(OURS, AdyenDesk.of(Rail.CARD, THEIRS), AMOUNT, ORDER, true)));
    assertSent("/v71/payments/993617895204576J/captures", change("12550"));
    only(
        account.refund(
            new Call.Refund(OURS, AdyenDesk.of(Rail.CARD, THEIRS), AMOUNT, ORDER, true)));
    assertSent("/v71/payments/993617895204576J/refunds", change("12550"));
    only(account.cancel(cancel(Rail.CARD, THEIRS)));
    assertSent("/v71/payments/993617895204576J/reversals", change(null));
    only(desk.account(Map.of("void", "cancel")).cancel(cancel(Rail.CARD, THEIRS)));
    assertSent("/v71/payments/993617895204576J/cancels", change(null));
    only(account.cancel(cancel(Rail.ACH, THEIRS)));
    assertSent("/v71/payments/993617895204576J/cancels", change(null));
  }

  @Test
  void chargeWhoseAnswerWasLostIsVoidedByOurReference() {
    var outcome = only(desk.account().cancel(cancel(Rail.CARD, null)));
    assertThat(outcome).isEqualTo(new Outcome.Pending(THEIRS));
    assertSent(
        "/v71/cancels",
        """
        {"merchantAccount":"ClubECOM","reference":"A7K2M9QX4TBW3HD",
         "paymentReference":"A2222222222222B"}
        """);
  }

  private static Call.Cancel cancel(Rail rail, @Nullable String theirs) {
    return new Call.Cancel(OURS, AdyenDesk.of(rail, theirs), AMOUNT, ORDER, true);
  }

  private static String change(@Nullable String value) {
    var amount = value == null ? "" : ",\"amount\":{\"currency\":\"CAD\",\"value\":" + value + "}";
    return "{\"merchantAccount\":\"ClubECOM\",\"reference\":\"" + OURS + "\"" + amount + "}";
  }

  @Test
  void tokenHoldsItsShopperWhereThereIsOneEach() {
    desk.answers(new AdyenKit().token("8415"));
    var account = desk.account(Map.of("shopper_reference", ""));
    var token = (Token) only(account.tokenize(CARD));
    var shopper = sent().get("shopperReference").asString();
    assertThat(token.token()).isEqualTo("8415/" + shopper);
    assertThat(sent().get("storePaymentMethod").asBoolean()).isTrue();
    assertThat(sent().at("/amount/value").asInt(-1)).isZero();
    only(account.charge(AdyenDesk.charge(new ProcessorToken(token.token(), Rail.CARD))));
    assertThat(sent().get("shopperReference").asString()).isEqualTo(shopper);
    assertThat(sent().at("/paymentMethod/storedPaymentMethodId").asString()).isEqualTo("8415");
  }

  private JsonNode sent() {
    return json(desk.lastBody());
  }

  private void assertSent(String path, String body) {
    assertThat(desk.requests().getLast().getUrl()).isEqualTo(path);
    assertThat(sent()).isEqualTo(json(body));
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
