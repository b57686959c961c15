package dev.acquit.gateway.processors;

import static dev.acquit.gateway.support.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Impatient;
import dev.acquit.gateway.support.MockProcessor;
import dev.acquit.gateway.support.Shop;
import dev.acquit.processor.http.Hmac;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Paysafe, from the checkout to the webhook: each charge is a handle, and then a payment. */
@Impatient
class PaysafeIT {

  private static final String KEY = "paysafe_hmac_key_of_this_test";
  private static final String HUB = "/paymenthub/v1";
  private static final String ECHO = "{{jsonPath request.body '$.merchantRefNum'}}";

  @RegisterExtension static final MockProcessor PAYSAFE = new MockProcessor();

  @BeforeEach
  void handles() {
    PAYSAFE.answers(
        "POST",
        HUB + "/paymenthandles",
        201,
        """
        {"id":"h-1","paymentHandleToken":"SC1","status":"PAYABLE","usage":"SINGLE_USE",
          "timeToLiveSeconds":899,"action":"NONE"}
        """);
  }

  @Test
  void chargeIsTakenAndRefunded(Api api) {
    var shop = shop(api);
    PAYSAFE.answers("POST", HUB + "/payments", 201, payment("p-1"));
    PAYSAFE.answers(
        "POST", HUB + "/settlements/p-1/refunds", 201, transaction("r-1", 500, "COMPLETED", ""));

    var payment = shop.charge(Shop.APPROVED, Shop.fresh());

    assertThat(payment.text("/status")).as(payment.body()).isEqualTo("succeeded");
    assertThat(payment.text("/attempts/0/processor_reference")).isEqualTo("p-1");
    var sent = PAYSAFE.requests(HUB + "/payments").getFirst().getBodyAsString();
    assertThat(sent)
        .contains("SC1", payment.text("/attempts/0/reference"))
        .doesNotContain(Shop.APPROVED);
    var refund = shop.refund(payment.text("/id"), "{\"amount\":500}");
    assertThat(refund.text("/status")).as(refund.body()).isEqualTo("succeeded");
  }

  @Test
  void heldMoneyIsCapturedInPart(Api api) {
    var shop = shop(api);
    PAYSAFE.answers("POST", HUB + "/payments", 201, payment("p-2"));
    PAYSAFE.answers(
        "POST", HUB + "/payments/p-2/settlements", 201, transaction("s-2", 10_000, "PENDING", ""));
    var held = shop.held(Shop.fresh());
    var captured = shop.capture(held, "{\"amount\":10000}");
    assertThat(captured.text("/status")).as(captured.body()).isEqualTo("succeeded");
    assertThat(captured.json().at("/amount_captured").asLong()).isEqualTo(10_000);
  }

  @Test
  void declineIsA402WithThePayment(Api api) {
    var shop = shop(api);
    PAYSAFE.answers(
        "POST",
        HUB + "/payments",
        402,
        transaction(
            "p-3", 12_550, "FAILED", ",\"error\":{\"code\":\"3022\",\"message\":\"No funds.\"}"));
    var declined = shop.charge(Shop.APPROVED, Shop.fresh());
    assertThat(declined.text("/status")).as(declined.body()).isEqualTo("failed");
    assertThat(declined.text("/failure/reason")).isEqualTo("insufficient_funds");
  }

  @Test
  void silenceIsClearedUpByOurReference(Api api) {
    var shop = shop(api);
    PAYSAFE.isSilent("POST", HUB + "/payments");
    var lookup = HUB + "/payments[?].*";
    PAYSAFE.answers("GET", lookup, 200, "{\"meta\":{\"numberOfRecords\":0},\"payments\":[]}");

    var silent = shop.charge(Shop.APPROVED, Shop.fresh());

    assertThat(silent.status()).isEqualTo(202);
    eventually(() -> assertThat(PAYSAFE.requests(lookup)).isNotEmpty());
    assertThat(shop.payment(silent.text("/id")).text("/status")).isEqualTo("unknown");
    var found = payment("p-4").replace(ECHO, silent.text("/attempts/0/reference"));
    PAYSAFE.answers(
        "GET", lookup, 200, "{\"meta\":{\"numberOfRecords\":1},\"payments\":[" + found + "]}");
    shop.settled(silent, "succeeded");
    assertThat(PAYSAFE.requests(HUB + "/payments")).hasSize(1);
  }

  @Test
  void silenceIsClearedUpByASignedWebhook(Api api) {
    var shop = shop(api);
    PAYSAFE.isSilent("POST", HUB + "/payments");
    var silent = shop.charge(Shop.APPROVED, Shop.fresh());
    var body =
        """
        {"payload":{"id":"p-5","merchantRefNum":"%s","amount":12550,"currencyCode":"CAD",
          "status":"COMPLETED","paymentType":"CARD","statusTime":"2026-11-22T10:00:00Z"},
          "type":"PAYMENT","eventName":"PAYMENT_COMPLETED","eventDate":"2026-11-22T10:00:00Z"}
        """
            .formatted(silent.text("/attempts/0/reference"));
    var signature = Hmac.sign(KEY.getBytes(UTF_8), body.getBytes(UTF_8));
    var path = shop.get("/v1/processor_accounts").text("/data/0/webhook_path");
    var headers = Map.of("Signature", Base64.getEncoder().encodeToString(signature));
    var http = shop.api().http();
    assertThat(http.send("POST", path, (body + " ").getBytes(UTF_8), headers).status())
        .isEqualTo(400);
    assertThat(http.send("POST", path, body.getBytes(UTF_8), headers).status()).isEqualTo(200);
    shop.settled(silent, "succeeded");
  }

  private static Shop shop(Api api) {
    var shop = api.shop();
    var account =
        shop.account(
            """
            {"processor":"paysafe","base_url":"%s",
              "credentials":{"api_key":"text:user:word-of-this-test","webhook_key":"text:%s"}}
            """
                .formatted(PAYSAFE.address(), KEY));
    assertThat(account.status()).as(account.body()).isEqualTo(201);
    return shop;
  }

  private static String payment(String id) {
    return transaction(
        id,
        12_550,
        "COMPLETED",
        ",\"gatewayResponse\":{\"responseCode\":\"00\",\"authCode\":\"130416\","
            + "\"cvvVerification\":\"MATCH\"},\"settlements\":[{\"id\":\""
            + id
            + "\",\"status\":\"PENDING\"}]");
  }

  private static String transaction(String id, long amount, String status, String more) {
    return """
    {"id":"%s","merchantRefNum":"%s","amount":%d,"currencyCode":"CAD","status":"%s",
      "txnTime":"2026-11-22T10:00:00Z"%s}
    """
        .formatted(id, ECHO, amount, status, more);
  }
}
