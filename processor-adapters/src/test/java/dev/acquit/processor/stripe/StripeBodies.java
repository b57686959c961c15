package dev.acquit.processor.stripe;

import dev.acquit.processor.Amount;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Rail;
import dev.acquit.processor.contract.ProcessorKit.Event;
import dev.acquit.processor.http.Hmac;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Bodies in the shapes of Stripe's API reference, in our own words. */
final class StripeBodies {

  static final String REFERENCE = "A7K2M9QX4TBW3HD";

  static final Map<String, DeclineReason> DECLINES =
      Map.of(
          "insufficient_funds", DeclineReason.INSUFFICIENT_FUNDS,
          "card_velocity_exceeded", DeclineReason.LIMIT_EXCEEDED,
          "do_not_honor", DeclineReason.GENERIC_DECLINE,
          "lost_card", DeclineReason.LOST_CARD,
          "stolen_card", DeclineReason.STOLEN_CARD,
          "expired_card", DeclineReason.EXPIRED_CARD,
          "incorrect_cvc", DeclineReason.CVV_MISMATCH,
          "fraudulent", DeclineReason.SUSPECTED_FRAUD,
          "authentication_required", DeclineReason.AUTHENTICATION_REQUIRED,
          "revocation_of_authorization", DeclineReason.STOP_PAYMENT);

  private StripeBodies() {}

  /** What became of an operation that was approved. */
  static String approved(Operation operation, String reference, String id, Amount amount) {
    return switch (operation) {
      case CHARGE -> intent(reference, id, amount, "succeeded", "automatic", "card", "null");
      case AUTHORIZE -> intent(reference, id, amount, "requires_capture", "manual", "card", "null");
      case CAPTURE -> intent("A2222222222222B", id, amount, "succeeded", "manual", "card", "null");
      case VOID -> intent("A2222222222222B", id, amount, "canceled", "manual", "card", "null");
      case VERIFY -> setup(reference, id, "succeeded", amount.currency());
      case REFUND -> refund(reference, id, amount, "succeeded", "null");
    };
  }

  /** A PaymentIntent; all of its amounts are the same. */
  static String intent(
      String reference,
      String id,
      Amount amount,
      String status,
      String capture,
      String type,
      String error) {
    return """
    {"id":"%s","object":"payment_intent","amount":%d,"amount_capturable":%d,"amount_received":%d,\
    "capture_method":"%s","confirmation_method":"automatic","currency":"%s","last_payment_error":%s,\
    "latest_charge":{"id":"ch_1","object":"charge","paid":true,"outcome":{"type":"authorized"},\
    "payment_method_details":{"type":"%s","card":{"brand":"visa","last4":"4242",\
    "network_transaction_id":"ntid_1","authorization_code":"auth_1","checks":\
    {"address_line1_check":"pass","address_postal_code_check":"pass","cvc_check":"pass"}}}},\
    "livemode":false,"metadata":{"reference":"%s"},"next_action":null,\
    "payment_method_types":["%s"],"status":"%s"}\
    """
        .formatted(
            id,
            amount.minor(),
            amount.minor(),
            amount.minor(),
            capture,
            amount.currency().toLowerCase(Locale.ROOT),
            error,
            type,
            reference,
            type,
            status);
  }

  /** An intent that was declined. */
  static String failed(String reference, Amount amount, String code) {
    return intent(
        reference, "pi_1", amount, "requires_payment_method", "manual", "card", cardError(code));
  }

  /** An intent whose payer has to go somewhere. */
  static String asking(String reference, String id, Amount amount, String url) {
    var action = "{\"type\":\"redirect_to_url\",\"redirect_to_url\":{\"url\":\"" + url + "\"}}";
    return intent(reference, id, amount, "requires_action", "automatic", "card", "null")
        .replace("\"next_action\":null", "\"next_action\":" + action);
  }

  static String setup(String reference, String id, String status, String currency) {
    return """
    {"id":"%s","object":"setup_intent","status":"%s","usage":"off_session","last_setup_error":null,\
    "latest_attempt":{"id":"setatt_1","object":"setup_attempt","payment_method_details":\
    {"type":"card","card":{"checks":{"address_line1_check":null,\
    "address_postal_code_check":"fail","cvc_check":"pass"}}}},\
    "metadata":{"reference":"%s","currency":"%s"},"payment_method_types":["card"]}\
    """
        .formatted(id, status, reference, currency);
  }

  static String refund(String reference, String id, Amount amount, String status, String failure) {
    return """
    {"id":"%s","object":"refund","amount":%d,"charge":"ch_1","currency":"%s",\
    "failure_reason":%s,"metadata":{"reference":"%s"},"payment_intent":"pi_1","status":"%s"}\
    """
        .formatted(
            id,
            amount.minor(),
            amount.currency().toLowerCase(Locale.ROOT),
            failure,
            reference,
            status);
  }

  /** The error of a card, as it comes with a 402 and as an intent keeps it. */
  static String cardError(String code) {
    return """
    {"type":"card_error","code":"card_declined","decline_code":"%s","charge":"ch_1",\
    "message":"Your card was declined.","payment_intent":{"id":"pi_1","object":"payment_intent"}}\
    """
        .formatted(code);
  }

  static String problem(String type, String code) {
    return """
    {"error":{"type":"%s","code":"%s","message":"No.","doc_url":"https://stripe.com/docs"}}\
    """
        .formatted(type, code);
  }

  /** What a bank took back; its own code comes beside Stripe's. */
  static String returned(Rail rail, String reference, String id, Amount amount, String code) {
    var error =
        """
        {"type":"invalid_request_error","code":"debit_not_authorized",\
        "network_decline_code":"%s","message":"Returned."}\
        """
            .formatted(code);
    return intent(
        reference, id, amount, "requires_payment_method", "automatic", typeOf(rail), error);
  }

  static String typeOf(Rail rail) {
    return rail == Rail.ACH ? "us_bank_account" : "acss_debit";
  }

  static String search(String... intents) {
    return """
    {"object":"search_result","url":"/v1/payment_intents/search","has_more":false,\
    "next_page":null,"data":[%s]}\
    """
        .formatted(String.join(",", intents));
  }

  static String list(boolean hasMore, String... items) {
    return """
    {"object":"list","url":"/v1/things","has_more":%s,"data":[%s]}\
    """
        .formatted(hasMore, String.join(",", items));
  }

  static String dispute(String status, String reason, String details) {
    return """
    {"id":"du_1","object":"dispute","amount":1000,"charge":"ch_1","currency":"cad",\
    "evidence_details":{"due_by":1767225600,"has_evidence":false},"metadata":{},\
    "payment_intent":"pi_1","payment_method_details":%s,"reason":"%s","status":"%s"}\
    """
        .formatted(details, reason, status);
  }

  /** One of each kind of fact that comes alone. */
  static List<Event> events() {
    var amount = new Amount(1_000, "CAD");
    var returned = returned(Rail.EFT, REFERENCE, "pi_1", amount, "901");
    var card = "{\"type\":\"card\",\"card\":{\"network_reason_code\":\"10.4\"}}";
    return List.of(
        event(
            "payment_intent.succeeded",
            Fact.Answered.class,
            approved(Operation.CHARGE, REFERENCE, "pi_1", amount),
            REFERENCE),
        event("payment_intent.payment_failed", Fact.Returned.class, returned, REFERENCE),
        event(
            "charge.dispute.created",
            Fact.Disputed.class,
            dispute("needs_response", "fraudulent", card),
            "pi_1"),
        event(
            "charge.dispute.funds_reinstated",
            Fact.ReturnReversed.class,
            dispute("won", "debit_not_authorized", "null"),
            "pi_1"));
  }

  static Event event(String type, Class<? extends Fact> kind, String data, String about) {
    return new Event(eventBody(type, data, "null"), "evt_1", kind, about);
  }

  static String eventBody(String type, String data, String key) {
    return """
    {"id":"evt_1","object":"event","api_version":"2025-08-27.basil","created":1700000000,\
    "data":{"object":%s},"livemode":false,"pending_webhooks":1,\
    "request":{"id":"req_1","idempotency_key":%s},"type":"%s"}\
    """
        .formatted(data, key, type);
  }

  /** The header of an event that was signed with each of the secrets. */
  static String signature(String body, List<String> secrets, Instant at) {
    var time = Long.toString(at.getEpochSecond());
    return "t="
        + time
        + secrets.stream()
            .map(secret -> ",v1=" + hmac(secret, time + "." + body))
            .collect(Collectors.joining());
  }

  private static String hmac(String secret, String signed) {
    return HexFormat.of()
        .formatHex(
            Hmac.sign(
                secret.getBytes(StandardCharsets.UTF_8), signed.getBytes(StandardCharsets.UTF_8)));
  }
}
