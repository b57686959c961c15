package dev.acquit.gateway.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.acquit.gateway.support.Http.Reply;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/**
 * What the simulator may tell of one payment, signed as it signs, and sent when and as often as a
 * test likes.
 *
 * @param charge the payment's first attempt, as the API shows it
 */
public record ProcessorEvents(Shop shop, String currency, JsonNode charge) {

  public static final String SIGNATURE = "Acquit-Simulator-Signature";

  private static final Instant SENT = Instant.parse("2100-01-04T15:00:00Z");

  public static ProcessorEvents of(Shop shop, String payment) {
    var json = shop.payment(payment).json();
    return new ProcessorEvents(shop, json.at("/currency").asString(), json.at("/attempts/0"));
  }

  /** Where the account's events go. */
  public String path() {
    return "/v1/webhooks/" + charge.at("/processor_account").asString();
  }

  /** A report about the charge, days after it was sent. */
  public Reply report(String type, int day) {
    return report(type, day, "");
  }

  /** The same; {@code more} begins with a comma. */
  public Reply report(String type, int day, String more) {
    return send(type, day, operation(charge, "approved", more));
  }

  /** A report about a refund, days after the charge. */
  public Reply refund(JsonNode attempt, String type, int day, String status, String more) {
    return send(type, day, operation(attempt, status, more));
  }

  /** How far a dispute of the charge has come. */
  public Reply dispute(String id, String stage, long amount) {
    return dispute(id, stage, amount, 1);
  }

  public Reply dispute(String id, String stage, long amount, int day) {
    return dispute(id, stage, amount, day, "");
  }

  /** The same; {@code more} begins with a comma. */
  public Reply dispute(String id, String stage, long amount, int day, String more) {
    return send(
        "dispute.updated",
        day,
        """
        {"id":"%s","charge":"%s","reference":"%s","amount":%d,"currency":"%s","stage":"%s","reason":"10.4"%s}\
        """
            .formatted(id, theirs(charge), ours(charge), amount, currency, stage, more));
  }

  /** A payout that is made of the charge alone. */
  public Reply payout(String id, long amount) {
    return send(
        "payout.paid",
        9,
        """
        {"id":"%s","amount":%d,"currency":"%s","lines":[
          {"type":"charge","reference":"%s","id":"%s","charge":"%s","amount":%d,"fee":30}]}\
        """
            .formatted(
                id, amount - 30, currency, ours(charge), theirs(charge), theirs(charge), amount));
  }

  /** An operation as the simulator tells it; {@code more} begins with a comma. */
  public String operation(JsonNode attempt, String status, String more) {
    return """
    {"id":"%s","operation":"%s","charge":"%s","reference":"%s","status":"%s","amount":%d,"currency":"%s"%s}\
    """
        .formatted(
            theirs(attempt),
            attempt.at("/operation").asString(),
            theirs(charge),
            ours(attempt),
            status,
            attempt.at("/amount").asLong(),
            currency,
            more);
  }

  public Reply send(String type, int day, String data) {
    return send(event("evt_" + UUID.randomUUID(), type, day, data));
  }

  public static String event(String id, String type, int day, String data) {
    return "{\"id\":\"%s\",\"type\":\"%s\",\"created\":\"%s\",\"data\":%s}"
        .formatted(id, type, SENT.plus(day, ChronoUnit.DAYS), data);
  }

  /** Sends a body, signed now. */
  public Reply send(String body) {
    return send(body, signature(body, Instant.now()));
  }

  /** Sends a body with that signature. */
  public Reply send(String body, String signature) {
    return shop.api()
        .http()
        .send("POST", path(), body.getBytes(UTF_8), Map.of(SIGNATURE, signature));
  }

  /** As the simulator signs; the account's secret is the organization's id. */
  public String signature(String body, Instant at) {
    return signature(body, at, shop.organization());
  }

  public static String signature(String body, Instant at, String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      var signed = mac.doFinal((at.getEpochSecond() + "." + body).getBytes(UTF_8));
      return "t=" + at.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(signed);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String ours(JsonNode attempt) {
    return attempt.at("/reference").asString();
  }

  private static String theirs(JsonNode attempt) {
    return attempt.at("/processor_reference").asString();
  }
}
