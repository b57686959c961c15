package dev.acquit.gateway.processors;

import static dev.acquit.gateway.support.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Impatient;
import dev.acquit.gateway.support.MockProcessor;
import dev.acquit.gateway.support.Shop;
import dev.acquit.processor.http.Hmac;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stripe, from the checkout to the webhook. */
@Impatient
class StripeIT {

  private static final String SECRET = "whsec_of_this_test";
  private static final String INTENTS = "/v1/payment_intents";
  private static final String ECHO = "{{request.headers.Idempotency-Key}}";

  @RegisterExtension static final MockProcessor STRIPE = new MockProcessor();

  @Test
  void chargeIsTakenRefundedAndSettled(Api api) {
    var shop = shop(api);
    STRIPE.answers("POST", INTENTS, 200, intent("pi_1", "succeeded", "automatic"));
    STRIPE.answers("POST", "/v1/refunds", 200, refund("re_1", 500));

    var payment = shop.charge(Shop.APPROVED, Shop.fresh());

    assertThat(payment.status()).as(payment.body()).isEqualTo(201);
    assertThat(payment.text("/status")).isEqualTo("succeeded");
    assertThat(payment.text("/attempts/0/processor")).isEqualTo("stripe");
    assertThat(payment.text("/attempts/0/processor_reference")).isEqualTo("pi_1");
    assertThat(payment.text("/attempts/0/cvc")).isEqualTo("match");
    var sent = STRIPE.requests(INTENTS).getFirst();
    assertThat(sent.getHeader("Idempotency-Key")).isEqualTo(payment.text("/attempts/0/reference"));
    assertThat(sent.getHeader("Authorization")).isEqualTo("Bearer sk_test_of_this_test");
    var refund = shop.refund(payment.text("/id"), "{\"amount\":500}");
    assertThat(refund.text("/status")).as(refund.body()).isEqualTo("succeeded");
  }

  @Test
  void heldMoneyIsCapturedInPart(Api api) {
    var shop = shop(api);
    STRIPE.answers("POST", INTENTS, 200, intent("pi_2", "requires_capture", "manual"));
    STRIPE.answers(
        "POST",
        INTENTS + "/pi_2/capture",
        200,
        intent("pi_2", "succeeded", "manual")
            .replace("\"amount_received\":12550", "\"amount_received\":10000"));

    var held = shop.held(Shop.fresh());
    var captured = shop.capture(held, "{\"amount\":10000}");

    assertThat(captured.text("/status")).as(captured.body()).isEqualTo("succeeded");
    assertThat(captured.json().at("/amount_captured").asLong()).isEqualTo(10_000);
    assertThat(STRIPE.requests(INTENTS + "/pi_2/capture").getFirst().getBodyAsString())
        .contains("amount_to_capture=10000");
  }

  @Test
  void declineIsAnOutcome(Api api) {
    var shop = shop(api);
    STRIPE.answers(
        "POST",
        INTENTS,
        402,
        """
        {"error":{"type":"card_error","code":"card_declined","decline_code":"insufficient_funds",
          "payment_intent":{"id":"pi_3","object":"payment_intent","status":"requires_payment_method"}}}
        """);

    var declined = shop.charge(Shop.APPROVED, Shop.fresh());

    assertThat(declined.status()).isEqualTo(201);
    assertThat(declined.text("/status")).isEqualTo("failed");
    assertThat(declined.text("/failure/reason")).isEqualTo("insufficient_funds");
    assertThat(declined.text("/failure/processor_code")).isEqualTo("insufficient_funds");
  }

  @Test
  void silenceIsClearedUpByASearchForOurReference(Api api) {
    var shop = shop(api);
    STRIPE.isSilent("POST", INTENTS);
    STRIPE.answers("GET", INTENTS + "/search.*", 200, "{\"object\":\"search_result\",\"data\":[]}");

    var silent = shop.charge(Shop.APPROVED, Shop.fresh());

    assertThat(silent.status()).isEqualTo(202);
    assertThat(silent.text("/status")).isEqualTo("unknown");
    var reference = silent.text("/attempts/0/reference");
    eventually(() -> assertThat(STRIPE.requests(INTENTS + "/search.*")).isNotEmpty());
    assertThat(shop.payment(silent.text("/id")).text("/status")).isEqualTo("unknown");
    STRIPE.answers(
        "GET",
        INTENTS + "/search.*",
        200,
        "{\"object\":\"search_result\",\"data\":["
            + intent("pi_4", "succeeded", "automatic").replace(ECHO, reference)
            + "]}");
    shop.settled(silent, "succeeded");
    assertThat(STRIPE.requests(INTENTS)).hasSize(1);
    assertThat(STRIPE.requests(INTENTS + "/search.*").getLast().getUrl()).contains(reference);
  }

  @Test
  void payerIsSentElsewhereAndThePaymentGoesOnByWebhook(Api api) {
    var shop = shop(api);
    STRIPE.answers(
        "POST",
        INTENTS,
        200,
        intent("pi_5", "requires_action", "automatic")
            .replace(
                "\"next_action\":null",
                "\"next_action\":{\"type\":\"redirect_to_url\",\"redirect_to_url\":"
                    + "{\"url\":\"https://hooks.stripe.example/3ds\",\"return_url\":null}}"));
    STRIPE.answers("GET", INTENTS + "/pi_5.*", 200, intent("pi_5", "requires_action", "automatic"));

    var asked = shop.charge(Shop.APPROVED, Shop.fresh());

    assertThat(asked.text("/status")).as(asked.body()).isEqualTo("requires_action");
    assertThat(asked.text("/next_action/type")).isEqualTo("redirect");
    assertThat(asked.text("/next_action/url")).isEqualTo("https://hooks.stripe.example/3ds");
    var intent =
        intent("pi_5", "succeeded", "automatic").replace(ECHO, asked.text("/attempts/0/reference"));
    assertThat(webhook(shop, event("evt_5", "payment_intent.succeeded", intent)).status())
        .isEqualTo(200);
    shop.settled(asked, "succeeded");
  }

  @Test
  void forgedWebhookIsRefused(Api api) {
    var shop = shop(api);
    var body = event("evt_6", "payment_intent.succeeded", intent("pi_6", "succeeded", "automatic"));
    var forged = Map.of("Stripe-Signature", "t=" + Instant.now().getEpochSecond() + ",v1=00");
    var reply = shop.api().http().send("POST", path(shop), body.getBytes(UTF_8), forged);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("/code")).isEqualTo("webhook_refused");
  }

  private static Shop shop(Api api) {
    var shop = api.shop();
    var account =
        shop.account(
            """
            {"processor":"stripe","base_url":"%s",
              "credentials":{"api_key":"text:sk_test_of_this_test","webhook_secret":"text:%s"}}
            """
                .formatted(STRIPE.address(), SECRET));
    assertThat(account.status()).as(account.body()).isEqualTo(201);
    return shop;
  }

  private static Reply webhook(Shop shop, String body) {
    var time = Long.toString(Instant.now().getEpochSecond());
    var signature = Hmac.sign(SECRET.getBytes(UTF_8), (time + "." + body).getBytes(UTF_8));
    var header = "t=" + time + ",v1=" + HexFormat.of().formatHex(signature);
    return shop.api()
        .http()
        .send("POST", path(shop), body.getBytes(UTF_8), Map.of("Stripe-Signature", header));
  }

  private static String path(Shop shop) {
    return shop.get("/v1/processor_accounts").text("/data/0/webhook_path");
  }

  private static String event(String id, String type, String object) {
    return """
    {"id":"%s","object":"event","type":"%s","created":%d,"livemode":false,"data":{"object":%s}}
    """
        .formatted(id, type, Instant.now().getEpochSecond(), object);
  }

  private static String intent(String id, String status, String capture) {
    return """
    {"id":"%s","object":"payment_intent","amount":12550,"amount_capturable":12550,
      "amount_received":12550,"currency":"cad","capture_method":"%s","status":"%s",
      "latest_charge":{"id":"ch_1","object":"charge","payment_method_details":{"type":"card","card":
        {"brand":"visa","checks":{"cvc_check":"pass","address_postal_code_check":null}}}},
      "last_payment_error":null,"next_action":null,"metadata":{"reference":"{{request.headers.Idempotency-Key}}"},
      "payment_method_types":["card"]}
    """
        .formatted(id, capture, status);
  }

  private static String refund(String id, long amount) {
    return """
    {"id":"%s","object":"refund","amount":%d,"currency":"cad","charge":"ch_1",
      "payment_intent":"pi_1","status":"succeeded","failure_reason":null,"metadata":{}}
    """
        .formatted(id, amount);
  }
}
