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
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Adyen, from the checkout to the webhook: most of what it does is only received at first. */
@Impatient
class AdyenIT {

  private static final String KEY =
      "44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056";
  private static final String PAYMENTS = "/v71/payments";

  @RegisterExtension static final MockProcessor ADYEN = new MockProcessor();

  @Test
  void chargeIsTakenAndRefundedByWebhook(Api api) {
    var shop = shop(api);
    ADYEN.answers("POST", PAYMENTS, 200, authorised("993617895204576A"));
    ADYEN.answers(
        "POST", PAYMENTS + "/993617895204576A/refunds", 201, received("R93617895204576A"));

    var payment = shop.charge(Shop.APPROVED, Shop.fresh());

    assertThat(payment.text("/status")).as(payment.body()).isEqualTo("succeeded");
    assertThat(payment.text("/attempts/0/authorization_code")).isEqualTo("044925");
    var sent = ADYEN.requests(PAYMENTS).getFirst();
    assertThat(sent.getBodyAsString()).contains(payment.text("/attempts/0/reference"));
    assertThat(sent.getHeader("X-API-Key")).isEqualTo("key_of_this_test");
    var refund = shop.refund(payment.text("/id"), "{\"amount\":500}");
    assertThat(refund.text("/status")).as(refund.body()).isEqualTo("pending");
    var reference = shop.payment(payment.text("/id")).text("/attempts/1/reference");
    var told =
        webhook(shop, "REFUND", "R93617895204576A", "993617895204576A", reference, 500, true);
    assertThat(told.status()).isEqualTo(200);
    assertThat(told.body()).isEqualTo("[accepted]");
    eventually(() ->
        assertThat(shop.get("/v1/refunds/" + refund.text("/id")).text("/status"))
            .isEqualTo("succeeded"));
  }

  @Test
  void captureIsDoneWhenItIsReported(Api api) {
    var shop = shop(api);
    ADYEN.answers("POST", PAYMENTS, 200, authorised("993617895204576B"));
    ADYEN.answers(
        "POST", PAYMENTS + "/993617895204576B/captures", 201, received("C93617895204576B"));

    var held = shop.held(Shop.fresh());
    var captured = shop.capture(held, "{\"amount\":10000}");

    assertThat(captured.status()).as(captured.body()).isEqualTo(200);
    assertThat(captured.text("/status")).isEqualTo("authorized");
    assertThat(captured.text("/attempts/1/status")).isEqualTo("pending");
    var reference = captured.text("/attempts/1/reference");
    webhook(shop, "CAPTURE", "C93617895204576B", "993617895204576B", reference, 10_000, true);
    eventually(() -> assertThat(shop.payment(held).text("/status")).isEqualTo("succeeded"));
    assertThat(shop.payment(held).json().at("/amount_captured").asLong()).isEqualTo(10_000);
  }

  @Test
  void refusalIsADeclineAlthoughItIsHttp200(Api api) {
    var shop = shop(api);
    ADYEN.answers(
        "POST",
        PAYMENTS,
        200,
        """
        {"pspReference":"993617895204576C","resultCode":"Refused","refusalReason":"Not enough balance",
          "refusalReasonCode":"12","merchantReference":"{{jsonPath request.body '$.reference'}}"}
        """);
    var declined = shop.charge(Shop.APPROVED, Shop.fresh());
    assertThat(declined.text("/status")).as(declined.body()).isEqualTo("failed");
    assertThat(declined.text("/failure/reason")).isEqualTo("insufficient_funds");
    assertThat(declined.text("/failure/processor_code")).isEqualTo("12");
  }

  /** There is nothing to ask at Adyen: what became of it is reported. */
  @Test
  void silenceIsClearedUpByWebhook(Api api) {
    var shop = shop(api);
    ADYEN.isSilent("POST", PAYMENTS);
    var silent = shop.charge(Shop.APPROVED, Shop.fresh());
    assertThat(silent.text("/status")).isEqualTo("unknown");
    var reference = silent.text("/attempts/0/reference");
    webhook(shop, "AUTHORISATION", "993617895204576D", "", reference, 12_550, true);
    shop.settled(silent, "succeeded");
    assertThat(ADYEN.requests(PAYMENTS)).hasSize(1);
  }

  @Test
  void silentRefundIsAskedForAgainByTheSameKey(Api api) {
    var shop = shop(api);
    ADYEN.answers("POST", PAYMENTS, 200, authorised("993617895204576E"));
    var refunds = PAYMENTS + "/993617895204576E/refunds";
    ADYEN.isSilent("POST", refunds);
    var paid = shop.settled(shop.charge(Shop.APPROVED, Shop.fresh()), "succeeded");
    var refund = shop.refund(paid, "{\"amount\":500}");
    assertThat(refund.status()).isEqualTo(202);
    ADYEN.answers("POST", refunds, 201, received("R93617895204576E"));
    eventually(() ->
        assertThat(shop.get("/v1/refunds/" + refund.text("/id")).text("/status"))
            .isEqualTo("pending"));
    var sent = ADYEN.requests(refunds);
    assertThat(sent.getLast().getBodyAsString()).isEqualTo(sent.getFirst().getBodyAsString());
    assertThat(sent.getLast().getHeader("Idempotency-Key"))
        .isEqualTo(sent.getFirst().getHeader("Idempotency-Key"));
  }

  @Test
  void payerComesBackAndThePaymentGoesOn(Api api) {
    var shop = shop(api);
    ADYEN.answers(
        "POST",
        PAYMENTS,
        200,
        """
        {"resultCode":"RedirectShopper","pspReference":"993617895204576F",
          "merchantReference":"{{jsonPath request.body '$.reference'}}",
          "action":{"type":"redirect","method":"GET","paymentMethodType":"scheme",
            "url":"https://checkoutshopper.adyen.example/3ds"}}
        """);
    var asked = shop.charge(Shop.APPROVED, Shop.fresh());
    assertThat(asked.text("/status")).as(asked.body()).isEqualTo("requires_action");
    assertThat(asked.text("/next_action/url"))
        .isEqualTo("https://checkoutshopper.adyen.example/3ds");
    assertThat(resume(shop, asked, "{}").text("/status")).isEqualTo("requires_action");
    ADYEN.answers("POST", PAYMENTS + "/details", 200, authorised("993617895204576F", "A0"));
    var returned = "{\"returned\":{\"redirectResult\":\"X6XtfGC3\"}}";
    assertThat(resume(shop, asked, returned).text("/status")).isEqualTo("requires_action");
    var reference = asked.text("/attempts/0/reference");
    ADYEN.answers("POST", PAYMENTS + "/details", 200, authorised("993617895204576F", reference));

    var resumed = resume(shop, asked, returned);

    assertThat(resumed.text("/status")).as(resumed.body()).isEqualTo("succeeded");
    assertThat(ADYEN.requests(PAYMENTS + "/details").getFirst().getBodyAsString())
        .contains("X6XtfGC3");
  }

  private static Reply resume(Shop shop, Reply payment, String body) {
    return shop.post("/v1/payments/" + payment.text("/id") + "/resume", Shop.fresh(), body);
  }

  private static Shop shop(Api api) {
    var shop = api.shop();
    var account =
        shop.account(
            """
            {"processor":"adyen","base_url":"%s","settings":{"merchant_account":"CampTest",
              "return_url":"https://shop.example/back"},
              "credentials":{"api_key":"text:key_of_this_test","hmac_key":"text:%s"}}
            """
                .formatted(ADYEN.address(), KEY));
    assertThat(account.status()).as(account.body()).isEqualTo(201);
    return shop;
  }

  private static Reply webhook(
      Shop shop,
      String event,
      String psp,
      String original,
      String reference,
      long amount,
      boolean success) {
    var signed =
        String.join(
            ":",
            psp,
            original,
            "CampTest",
            reference,
            Long.toString(amount),
            "CAD",
            event,
            Boolean.toString(success));
    var signature = Hmac.sign(HexFormat.of().parseHex(KEY), signed.getBytes(UTF_8));
    var body =
        """
        {"live":"false","notificationItems":[{"NotificationRequestItem":{
          "additionalData":{"hmacSignature":"%s"},"amount":{"currency":"CAD","value":%d},
          "eventCode":"%s","eventDate":"2026-11-22T10:00:00+01:00","merchantAccountCode":"CampTest",
          "merchantReference":"%s","originalReference":"%s","paymentMethod":"visa",
          "pspReference":"%s","reason":"","success":"%s"}}]}
        """
            .formatted(
                Base64.getEncoder().encodeToString(signature),
                amount,
                event,
                reference,
                original,
                psp,
                success);
    var path = shop.get("/v1/processor_accounts").text("/data/0/webhook_path");
    return shop.api().http().send("POST", path, body.getBytes(UTF_8), Map.of());
  }

  private static String authorised(String psp) {
    return authorised(psp, "{{jsonPath request.body '$.reference'}}");
  }

  private static String authorised(String psp, String reference) {
    return """
    {"pspReference":"%s","resultCode":"Authorised","amount":{"currency":"CAD","value":12550},
      "merchantReference":"%s","additionalData":{"authCode":"044925","cvcResult":"1 Matches"}}
    """
        .formatted(psp, reference);
  }

  private static String received(String psp) {
    return """
    {"merchantAccount":"CampTest","pspReference":"%s","status":"received",
      "reference":"{{jsonPath request.body '$.reference'}}","paymentPspReference":"x"}
    """
        .formatted(psp);
  }
}
