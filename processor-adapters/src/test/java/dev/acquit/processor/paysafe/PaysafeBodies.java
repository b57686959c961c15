package dev.acquit.processor.paysafe;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Operation;
import dev.acquit.processor.contract.WireAnswer;
import dev.acquit.processor.http.Hmac;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Paysafe's bodies, in the shapes of its libraries' fixtures. */
final class PaysafeBodies {

  static final String REFERENCE = "A7K2M9QX4TBW3HD";
  static final String PAYMENT = "398e1a02-53d0-4f0e-9f7b-1d2c3b4a5e6f";
  static final String GATEWAY =
      ",\"gatewayResponse\":{\"processor\":\"P1\",\"responseCode\":\"00\",\"authCode\":\"130416\","
          + "\"avsResponse\":\"MATCH\",\"cvvVerification\":\"MATCH\"}";

  private PaysafeBodies() {}

  /** Any transaction; what is more stands at its end and begins with a comma. */
  static String transaction(
      String reference, String id, Amount amount, String status, String more) {
    return """
    {"id":"%s","merchantRefNum":"%s","amount":%d,"currencyCode":"%s","status":"%s",\
    "txnTime":"2026-11-21T15:00:00Z","liveMode":false%s}\
    """
        .formatted(id, reference, amount.minor(), amount.currency(), status, more);
  }

  static String settled(String id, String status) {
    return ",\"settlements\":[{\"id\":\"" + id + "\",\"status\":\"" + status + "\"}]";
  }

  static String error(String code) {
    return ",\"error\":{\"code\":\"" + code + "\",\"message\":\"In words.\",\"details\":[\"x\"]}";
  }

  static WireAnswer problem(int status, String code) {
    return WireAnswer.json(status, "{" + error(code).substring(1) + "}");
  }

  static WireAnswer declined(String reference, Amount amount, String code, String more) {
    return WireAnswer.json(
        402, transaction(reference, PAYMENT, amount, "FAILED", error(code) + more));
  }

  /** What an operation that worked is answered with. */
  static String approved(Operation operation, String reference, String id, Amount amount) {
    return switch (operation) {
      case CHARGE ->
          transaction(reference, id, amount, "COMPLETED", GATEWAY + settled(id, "PENDING"));
      case AUTHORIZE, VERIFY -> transaction(reference, id, amount, "COMPLETED", GATEWAY);
      case CAPTURE -> transaction(reference, id, amount, "PENDING", ",\"availableToRefund\":0");
      case VOID, REFUND -> transaction(reference, id, amount, "COMPLETED", "");
    };
  }

  /** What a question by our reference is answered with. */
  static WireAnswer listed(Operation operation, String... found) {
    var list =
        switch (operation) {
          case CHARGE, AUTHORIZE -> "payments";
          case VERIFY -> "verifications";
          case CAPTURE -> "settlements";
          case VOID -> "voidAuths";
          case REFUND -> "refunds";
        };
    return WireAnswer.json(
        200,
        "{\"meta\":{\"numberOfRecords\":"
            + found.length
            + ",\"limit\":10,\"page\":1},\""
            + list
            + "\":["
            + String.join(",", found)
            + "]}");
  }

  static WireAnswer handle(String token, String status, String more) {
    return WireAnswer.json(
        201,
        """
        {"id":"h-1","paymentHandleToken":"%s","status":"%s","usage":"SINGLE_USE",\
        "timeToLiveSeconds":899,"action":"NONE"%s}\
        """
            .formatted(token, status, more));
  }

  /** A handle whose payer has to go somewhere. */
  static WireAnswer redirect(String url) {
    return WireAnswer.json(
        201,
        """
        {"id":"h-1","paymentHandleToken":"SC1","status":"INITIATED","usage":"SINGLE_USE",\
        "timeToLiveSeconds":899,"action":"REDIRECT",\
        "links":[{"rel":"self","href":"https://x.example"},\
        {"rel":"redirect_payment","href":"%s"}]}\
        """
            .formatted(url));
  }

  /** A webhook's body; what is more stands in the payload and begins with a comma. */
  static String event(String name, String status, String more) {
    return """
    {"payload":{"id":"p-1","accountId":"1009688230","merchantRefNum":"%s","amount":12550,\
    "currencyCode":"CAD","status":"%s","statusTime":"2026-11-21T15:00:00Z"%s},\
    "attemptNumber":"1","type":"ANY","eventDate":"2026-11-21T15:00:05Z","eventName":"%s"}\
    """
        .formatted(REFERENCE, status, more, name);
  }

  static String signature(String body, String key) {
    return Base64.getEncoder()
        .encodeToString(
            Hmac.sign(key.getBytes(StandardCharsets.UTF_8), body.getBytes(StandardCharsets.UTF_8)));
  }
}
