package dev.acquit.processor.adyen;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.acquit.processor.Amount;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Processor;
import dev.acquit.processor.Rail;
import dev.acquit.processor.contract.ActionKit;
import dev.acquit.processor.contract.BankKit;
import dev.acquit.processor.contract.WireAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adyen's answers, in the shapes that its published description gives them. */
final class AdyenKit implements BankKit, ActionKit {

  static final String HMAC_KEY = "44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056";
  static final String LOGIN = "hook-user:hook-password-of-the-contract";
  static final String REFERENCE = "A7K2M9QX4TBW3HD";

  @Override
  public Processor processor() {
    return new AdyenProcessor();
  }

  @Override
  public Map<String, String> credentials() {
    return Map.of(
        "api_key", "key-of-the-contract",
        "hmac_key", HMAC_KEY,
        "webhook_user", "hook-user",
        "webhook_password", "hook-password-of-the-contract");
  }

  @Override
  public List<String> requiredCredentials() {
    return List.of("api_key");
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "merchant_account", "ClubECOM",
        "return_url", "https://shop.example/back",
        "rails", "card, ach, eft",
        "shopper_reference", "everybody");
  }

  @Override
  public WireAnswer approval(
      Operation operation, String reference, String processorReference, Amount amount) {
    return operation.opens()
        ? AdyenBodies.payment("Authorised", reference, processorReference, amount, "")
        : AdyenBodies.received(reference, processorReference);
  }

  @Override
  public WireAnswer actionRequired(
      String reference, String processorReference, Amount amount, String url) {
    return AdyenBodies.redirect(reference, processorReference, amount, url);
  }

  @Override
  public Map<String, String> returned() {
    return Map.of("redirectResult", "X6XtfGC3!Y");
  }

  @Override
  public Set<Operation> declinesAtOnce() {
    return EnumSet.of(Operation.CHARGE, Operation.AUTHORIZE, Operation.VERIFY);
  }

  @Override
  public Set<Operation> tellsAmount() {
    return EnumSet.of(Operation.CHARGE, Operation.AUTHORIZE);
  }

  /** Data that cannot be right is an error, any other refusal is an answer. */
  @Override
  public WireAnswer decline(Operation operation, String reference, Amount amount, String code) {
    return code.matches("1\\d\\d") ? AdyenBodies.problem(422, code) : AdyenBodies.refused(code, "");
  }

  @Override
  public Map<String, DeclineReason> declines() {
    return Map.of(
        "2", DeclineReason.GENERIC_DECLINE,
        "6", DeclineReason.EXPIRED_CARD,
        "8", DeclineReason.INVALID_CARD_NUMBER,
        "9", DeclineReason.ISSUER_UNAVAILABLE,
        "12", DeclineReason.INSUFFICIENT_FUNDS,
        "20", DeclineReason.RISK_BLOCKED,
        "26", DeclineReason.STOP_PAYMENT,
        "38", DeclineReason.AUTHENTICATION_REQUIRED,
        "101", DeclineReason.INVALID_CARD_NUMBER,
        "103", DeclineReason.CVV_MISMATCH);
  }

  @Override
  public List<Documented> rejections() {
    return List.of(
        new Documented(AdyenBodies.problem(400, "702"), Rejection.INVALID),
        new Documented(AdyenBodies.problem(422, "14_030"), Rejection.INVALID),
        new Documented(AdyenBodies.problem(422, "167"), Rejection.INVALID),
        new Documented(AdyenBodies.problem(422, "704"), Rejection.DUPLICATE),
        new Documented(AdyenBodies.problem(422, "901"), Rejection.CONFIG),
        new Documented(AdyenBodies.problem(401, "000"), Rejection.CONFIG),
        new Documented(AdyenBodies.problem(403, "901"), Rejection.CONFIG));
  }

  @Override
  public WireAnswer rateLimit() {
    return AdyenBodies.problem(429, "29_001");
  }

  @Override
  public boolean carries(LoggedRequest request, String reference) {
    return request.getBodyAsString().contains("\"reference\":\"" + reference + "\"")
        && request.getHeader("Idempotency-Key").length() == 64;
  }

  /** Adyen cannot be asked: what it would say to that is never heard. */
  @Override
  public WireAnswer notFound() {
    return AdyenBodies.problem(404, "000");
  }

  @Override
  public WireAnswer found(
      Operation operation, String reference, String processorReference, Amount amount) {
    return notFound();
  }

  @Override
  public WireAnswer foundDeclined(
      Operation operation, String reference, Amount amount, String code) {
    return notFound();
  }

  @Override
  public WireAnswer foundPending(
      Operation operation, String reference, String processorReference, Amount amount) {
    return notFound();
  }

  @Override
  public WireAnswer foundReturned(
      Rail rail, String reference, String processorReference, Amount amount, String code) {
    return notFound();
  }

  @Override
  public WireAnswer token(String token) {
    return WireAnswer.json(
        200,
        """
        {"pspReference":"993617895204576J","resultCode":"Authorised",\
        "additionalData":{"tokenization.storedPaymentMethodId":"%s",\
        "tokenization.store.operationType":"created"}}\
        """
            .formatted(token));
  }

  @Override
  public WireAnswer tokenRefused(String code) {
    return decline(Operation.VERIFY, "", new Amount(0, "CAD"), code);
  }

  /** A bank debit is authorised at once, which says only that it was accepted. */
  @Override
  public WireAnswer pending(
      Operation operation, String reference, String processorReference, Amount amount) {
    return approval(operation, reference, processorReference, amount);
  }

  @Override
  public List<Event> events() {
    return List.of(
        event("AUTHORISATION", Fact.Answered.class, "visa"),
        event("CHARGEBACK", Fact.Disputed.class, "visa"),
        event("CHARGEBACK", Fact.Returned.class, "ach"),
        event("CHARGEBACK_REVERSED", Fact.ReturnReversed.class, "ach"));
  }

  @Override
  public Event unheardOfEvent() {
    return event("MOON_RISEN", Fact.class, "visa");
  }

  private static Event event(String code, Class<? extends Fact> kind, String method) {
    return new Event(
        AdyenBodies.body(code, "true", method, ""),
        code + ":QFQTPCQ8HXSKGK82:true",
        kind,
        REFERENCE);
  }

  @Override
  public Signed sign(String body, List<String> secrets, Instant at) {
    var login = Base64.getEncoder().encodeToString(LOGIN.getBytes(StandardCharsets.UTF_8));
    return new Signed(
        AdyenBodies.signed(body, secrets.getFirst()),
        Map.of("authorization", List.of("Basic " + login)));
  }

  @Override
  public List<String> signedParts() {
    return List.of(
        "\"pspReference\":\"QFQTPCQ8HXSKGK82\"",
        "\"originalReference\":\"9913140798220028\"",
        "\"merchantAccountCode\":\"ClubECOM\"",
        "\"merchantReference\":\"" + REFERENCE + "\"",
        "\"value\":12550",
        "\"currency\":\"CAD\"",
        "\"eventCode\":\"AUTHORISATION\"",
        "\"success\":\"true\"");
  }

  @Override
  public String acknowledgement() {
    return "[accepted]";
  }

  @Override
  public String webhookSecret() {
    return "hmac_key";
  }

  @Override
  public boolean signsTime() {
    return false;
  }
}
