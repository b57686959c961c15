package dev.acquit.processor.adyen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Notice;
import dev.acquit.processor.Notice.Genuine;
import dev.acquit.processor.Notice.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What a webhook is signed with, and who may send it. */
class AdyenSignatureTest {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String OTHER_KEY = "00".repeat(32);

  /** The example of Adyen's own libraries: eight values, and what they come to. */
  private static final String FROZEN =
      """
      {"live":"false","notificationItems":[{"NotificationRequestItem":{"additionalData":{\
      "hmacSignature":"coqCmt/IZ4E3CzPvMY8zTjQVL5hYJUiBRg8UU+iCWo0="},"amount":{"value":1130,\
      "currency":"EUR"},"pspReference":"7914073381342284","eventCode":"AUTHORISATION",\
      "eventDate":"2026-11-21T15:00:00+01:00","merchantAccountCode":"TestMerchant",\
      "merchantReference":"TestPayment-1407325143704","paymentMethod":"visa","success":"true"}}]}\
      """;

  @Test
  void publishedExampleIsBelieved() {
    assertThat(read(FROZEN, Map.of(), login(AdyenKit.LOGIN))).isInstanceOf(Genuine.class);
    var altered = FROZEN.replace("1130", "1131");
    assertThat(read(altered, Map.of(), login(AdyenKit.LOGIN)))
        .isEqualTo(new Refused("bad_signature"));
  }

  @Test
  void anyOfSeveralKeysCounts() {
    var keys = Map.of("hmac_key", OTHER_KEY + " " + AdyenKit.HMAC_KEY.toLowerCase(Locale.ROOT));
    assertThat(read(FROZEN, keys, login(AdyenKit.LOGIN))).isInstanceOf(Genuine.class);
    assertThat(read(FROZEN, Map.of("hmac_key", OTHER_KEY), login(AdyenKit.LOGIN)))
        .isEqualTo(new Refused("bad_signature"));
    assertThat(read(FROZEN, Map.of("hmac_key", ""), login(AdyenKit.LOGIN)))
        .isEqualTo(new Refused("no_hmac_key"));
  }

  /** Moved from one value to its neighbour, a colon would leave the signed text the same. */
  @Test
  void valueThatHoldsTheSeparatorIsRefusedThoughItIsSigned() {
    for (var bad : List.of("INV:1", "INV\\\\1")) {
      var body =
          AdyenBodies.signed(
              AdyenBodies.body("AUTHORISATION", "true", "visa", "")
                  .replace(AdyenKit.REFERENCE, bad));
      assertThat(read(body, Map.of(), login(AdyenKit.LOGIN))).isEqualTo(new Refused("ambiguous"));
    }
  }

  @Test
  void loginIsAskedForWhereItIsSet() {
    for (var wrong : List.of("hook-user:no", "hook-user", "", AdyenKit.LOGIN + "x")) {
      assertThat(read(FROZEN, Map.of(), login(wrong))).isEqualTo(new Refused("bad_login"));
    }
    assertThat(read(FROZEN, Map.of(), Map.of())).isEqualTo(new Refused("bad_login"));
    assertThat(read(FROZEN, Map.of(), Map.of("authorization", List.of("Basic %%%"))))
        .isEqualTo(new Refused("bad_login"));
    var none = Map.of("webhook_user", "", "webhook_password", "");
    assertThat(read(FROZEN, none, Map.of())).isInstanceOf(Genuine.class);
  }

  @Test
  void everyItemOfABatchIsBelievedOrNone() {
    var one = item(AdyenBodies.signed(AdyenBodies.body("CAPTURE", "true", "visa", "")));
    var two = item(AdyenBodies.signed(AdyenBodies.body("REFUND", "false", "visa", "")));
    var forged = two.replace("12550", "12551");
    var good = (Genuine) read(batch(one, two), Map.of(), login(AdyenKit.LOGIN));
    assertThat(good.facts()).hasSize(2);
    assertThat(good.eventId())
        .isEqualTo("CAPTURE:QFQTPCQ8HXSKGK82:true,REFUND:QFQTPCQ8HXSKGK82:false");
    assertThat(good.acknowledgement()).isEqualTo("[accepted]");
    assertThat(read(batch(one, forged), Map.of(), login(AdyenKit.LOGIN)))
        .isEqualTo(new Refused("bad_signature"));
    assertThat(read(batch(one, "null"), Map.of(), login(AdyenKit.LOGIN)))
        .isEqualTo(new Refused("unreadable"));
  }

  private static String batch(String... items) {
    return "{\"notificationItems\":[" + String.join(",", items) + "]}";
  }

  private static String item(String body) {
    return JSON.readTree(body).at("/notificationItems/0").toString();
  }

  static Notice read(String body) {
    return read(body, Map.of(), login(AdyenKit.LOGIN));
  }

  private static Notice read(
      String body, Map<String, String> credentials, Map<String, List<String>> headers) {
    var account = AdyenDesk.open("http://127.0.0.1:9", Map.of(), credentials);
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var received = Instant.parse("2026-11-22T15:00:00Z");
    return AdyenDesk.only(account.readWebhook(new Notice.Raw(bytes, headers, received)));
  }

  private static Map<String, List<String>> login(String login) {
    var encoded = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    return Map.of("authorization", List.of("Basic " + encoded));
  }
}
