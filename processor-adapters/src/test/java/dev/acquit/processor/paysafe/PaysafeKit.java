package dev.acquit.processor.paysafe;

import static dev.acquit.processor.paysafe.PaysafeBodies.approved;
import static dev.acquit.processor.paysafe.PaysafeBodies.error;
import static dev.acquit.processor.paysafe.PaysafeBodies.listed;
import static dev.acquit.processor.paysafe.PaysafeBodies.problem;
import static dev.acquit.processor.paysafe.PaysafeBodies.settled;
import static dev.acquit.processor.paysafe.PaysafeBodies.transaction;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.acquit.processor.Amount;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Processor;
import dev.acquit.processor.Rail;
import dev.acquit.processor.contract.BankKit;
import dev.acquit.processor.contract.WireAnswer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Paysafe's documented answers. */
final class PaysafeKit implements BankKit {

  static final String API_KEY = "test_merchant:B-qa2-0-of-the-contract";
  static final String WEBHOOK_KEY = "hmac-key-of-the-contract";

  private static final String BASE = "/paymenthub/v1";

  @Override
  public Processor processor() {
    return new PaysafeProcessor();
  }

  @Override
  public Map<String, String> credentials() {
    return Map.of("api_key", API_KEY, "webhook_key", WEBHOOK_KEY);
  }

  @Override
  public List<String> requiredCredentials() {
    return List.of("api_key");
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("rails", "card, ach, eft", "card_account_id", "1009688230");
  }

  /** The handle, the customer that it is kept for, and the payment that is to be voided. */
  @Override
  public List<Prelude> preludes() {
    var held =
        transaction("A2222222222222B", "proc_held_1", new Amount(12_550, "CAD"), "COMPLETED", "");
    return List.of(
        new Prelude(BASE + "/paymenthandles", PaysafeBodies.handle("SC_single_use", "PAYABLE", "")),
        new Prelude(
            BASE + "/customers", WireAnswer.json(201, "{\"id\":\"c-1\",\"status\":\"ACTIVE\"}")),
        new Prelude(BASE + "/payments/proc_held_1", WireAnswer.json(200, held)));
  }

  @Override
  public WireAnswer approval(
      Operation operation, String reference, String processorReference, Amount amount) {
    return WireAnswer.json(201, approved(operation, reference, processorReference, amount));
  }

  @Override
  public WireAnswer decline(Operation operation, String reference, Amount amount, String code) {
    return PaysafeBodies.declined(reference, amount, code, "");
  }

  @Override
  public Map<String, DeclineReason> declines() {
    return Map.of(
        "3022", DeclineReason.INSUFFICIENT_FUNDS,
        "3023", DeclineReason.LIMIT_EXCEEDED,
        "3009", DeclineReason.GENERIC_DECLINE,
        "3015", DeclineReason.CALL_ISSUER,
        "3006", DeclineReason.EXPIRED_CARD,
        "3007", DeclineReason.AVS_MISMATCH,
        "3019", DeclineReason.CVV_MISMATCH,
        "4001", DeclineReason.SUSPECTED_FRAUD,
        "4002", DeclineReason.RISK_BLOCKED,
        "3060", DeclineReason.AUTHENTICATION_REQUIRED);
  }

  @Override
  public List<Documented> rejections() {
    return List.of(
        new Documented(problem(400, "5068"), Rejection.INVALID),
        new Documented(problem(400, "5023"), Rejection.INVALID),
        new Documented(problem(404, "5269"), Rejection.INVALID),
        new Documented(problem(400, "5005"), Rejection.CONFIG),
        new Documented(problem(400, "PAYMENTHUB-1"), Rejection.CONFIG),
        new Documented(problem(401, "5279"), Rejection.CONFIG),
        new Documented(problem(403, "5270"), Rejection.CONFIG),
        new Documented(problem(400, "3406"), Rejection.WRONG_STATE),
        new Documented(problem(402, "3203"), Rejection.WRONG_STATE),
        new Documented(problem(409, "5031"), Rejection.DUPLICATE),
        new Documented(problem(400, "3044"), Rejection.DUPLICATE),
        new Documented(problem(409, "3417"), Rejection.DUPLICATE));
  }

  @Override
  public WireAnswer rateLimit() {
    return problem(429, "1200");
  }

  @Override
  public boolean carries(LoggedRequest request, String reference) {
    return request.getBodyAsString().contains("\"merchantRefNum\":\"" + reference + "\"");
  }

  @Override
  public WireAnswer notFound() {
    return listed(Operation.CHARGE);
  }

  @Override
  public WireAnswer notFound(Operation operation) {
    return listed(operation);
  }

  @Override
  public WireAnswer found(
      Operation operation, String reference, String processorReference, Amount amount) {
    var body =
        operation == Operation.CHARGE
            ? transaction(
                reference,
                processorReference,
                amount,
                "COMPLETED",
                settled(processorReference, "CLEARED"))
            : approved(operation, reference, processorReference, amount);
    return listed(operation, body);
  }

  @Override
  public WireAnswer foundDeclined(
      Operation operation, String reference, Amount amount, String code) {
    return listed(operation, transaction(reference, "p-1", amount, "FAILED", error(code)));
  }

  @Override
  public WireAnswer token(String token) {
    return PaysafeBodies.handle(token, "PAYABLE", "");
  }

  @Override
  public WireAnswer tokenRefused(String code) {
    return problem(402, code);
  }

  /** A debit is completed at once, which says only that it was accepted. */
  @Override
  public WireAnswer pending(
      Operation operation, String reference, String processorReference, Amount amount) {
    var body =
        operation == Operation.REFUND
            ? transaction(reference, processorReference, amount, "PENDING", "")
            : approved(operation, reference, processorReference, amount);
    return WireAnswer.json(201, body);
  }

  @Override
  public WireAnswer foundPending(
      Operation operation, String reference, String processorReference, Amount amount) {
    return listed(operation, approved(operation, reference, processorReference, amount));
  }

  @Override
  public WireAnswer foundReturned(
      Rail rail, String reference, String processorReference, Amount amount, String code) {
    var bank = ",\"bankResponse\":{\"scheme\":\"" + rail + "\",\"reasonCode\":\"" + code + "\"}";
    return listed(
        Operation.CHARGE, transaction(reference, processorReference, amount, "FAILED", bank));
  }

  @Override
  public List<Event> events() {
    return List.of(
        event("PAYMENT_COMPLETED", Fact.Answered.class, ",\"paymentType\":\"CARD\""),
        event("SETTLEMENT_CLEARED", Fact.Settled.class, ",\"paymentType\":\"EFT\""),
        event(
            "PAYMENT_RETURN_COMPLETED",
            Fact.Returned.class,
            ",\"paymentType\":\"EFT\",\"paymentId\":\"p-0\",\"bankResponse\":{\"reasonCode\":\"905\"}"));
  }

  @Override
  public Event unheardOfEvent() {
    return event("MOON_RISEN", Fact.class, "");
  }

  private static Event event(String name, Class<? extends Fact> kind, String more) {
    return new Event(
        PaysafeBodies.event(name, "COMPLETED", more),
        sha256(name + "\np-1\nCOMPLETED\n2026-11-21T15:00:00Z"),
        kind,
        PaysafeBodies.REFERENCE);
  }

  static String sha256(String text) {
    try {
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public Signed sign(String body, List<String> secrets, Instant at) {
    return new Signed(
        body, Map.of("signature", List.of(PaysafeBodies.signature(body, secrets.getFirst()))));
  }

  @Override
  public String webhookSecret() {
    return "webhook_key";
  }

  @Override
  public boolean signsTime() {
    return false;
  }
}
