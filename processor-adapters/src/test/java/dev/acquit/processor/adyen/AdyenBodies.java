package dev.acquit.processor.adyen;

import dev.acquit.processor.Amount;
import dev.acquit.processor.contract.WireAnswer;
import dev.acquit.processor.http.Hmac;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers and webhooks in the shapes of Adyen's published description. */
final class AdyenBodies {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String PLACE = "\"hmacSignature\":\"\"";

  private AdyenBodies() {}

  static WireAnswer received(String reference, String processorReference) {
    return WireAnswer.json(
        201,
        """
        {"merchantAccount":"ClubECOM","paymentPspReference":"993617895204576J","reference":"%s",\
        "pspReference":"%s","status":"received"}\
        """
            .formatted(reference, processorReference));
  }

  static WireAnswer payment(
      String result, String reference, String theirs, Amount amount, String more) {
    return WireAnswer.json(
        200,
        """
        {"pspReference":"%s","resultCode":"%s","merchantReference":"%s",\
        "amount":{"currency":"%s","value":%d}%s}\
        """
            .formatted(theirs, result, reference, amount.currency(), amount.minor(), more));
  }

  static WireAnswer redirect(String reference, String theirs, Amount amount, String url) {
    var action = ",\"action\":{\"type\":\"redirect\",\"method\":\"GET\",\"url\":\"" + url + "\"}";
    return payment("RedirectShopper", reference, theirs, amount, action);
  }

  static WireAnswer refused(String code, String more) {
    return WireAnswer.json(
        200,
        """
        {"pspReference":"993617895204576J","resultCode":"Refused","refusalReason":"No",\
        "refusalReasonCode":"%s"%s}\
        """
            .formatted(code, more));
  }

  static WireAnswer problem(int status, String code) {
    return WireAnswer.json(
        status,
        """
        {"status":%d,"errorCode":"%s","message":"No","errorType":"validation"}\
        """
            .formatted(status, code));
  }

  /** A webhook with one item, not signed yet. */
  static String body(String event, String success, String method, String additional) {
    return """
    {"live":"false","notificationItems":[{"NotificationRequestItem":{"additionalData":{\
    "hmacSignature":""%s},"amount":{"currency":"CAD","value":12550},"eventCode":"%s",\
    "eventDate":"2026-11-21T16:00:00+01:00","merchantAccountCode":"ClubECOM",\
    "merchantReference":"%s","originalReference":"9913140798220028","paymentMethod":"%s",\
    "pspReference":"QFQTPCQ8HXSKGK82","reason":"","success":"%s"}}]}\
    """
        .formatted(additional, event, AdyenKit.REFERENCE, method, success);
  }

  static String signed(String body) {
    return signed(body, AdyenKit.HMAC_KEY);
  }

  /** The same with its signature, where it has a place for one. */
  static String signed(String body, String key) {
    try {
      var item = JSON.readTree(body).at("/notificationItems/0/NotificationRequestItem");
      var mac = Hmac.sign(HexFormat.of().parseHex(key), bytes(joined(item)));
      var signature = Base64.getEncoder().encodeToString(mac);
      return body.replace(PLACE, PLACE.replace("\"\"", "\"" + signature + "\""));
    } catch (JacksonException nonsense) {
      return body;
    }
  }

  private static String joined(JsonNode item) {
    return Stream.of(
            "/pspReference",
            "/originalReference",
            "/merchantAccountCode",
            "/merchantReference",
            "/amount/value",
            "/amount/currency",
            "/eventCode",
            "/success")
        .map(path -> text(item.at(path)))
        .collect(Collectors.joining(":"));
  }

  private static String text(@Nullable JsonNode value) {
    return value == null || value.isMissingNode() || value.isNull() ? "" : value.asString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
