package dev.acquit.processor.stripe;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.acquit.processor.Amount;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Notice;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Processor;
import dev.acquit.processor.Rail;
import dev.acquit.processor.contract.ActionKit;
import dev.acquit.processor.contract.BankKit;
import dev.acquit.processor.contract.WireAnswer;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stripe's documented answers. */
final class StripeKit implements BankKit, ActionKit {

  private static final String INVALID = "invalid_request_error";

  @Override
  public Processor processor() {
    return new StripeProcessor();
  }

  @Override
  public Map<String, String> credentials() {
    return Map.of("api_key", "sk_test_of_the_contract", "webhook_secret", "whsec_of_the_contract");
  }

  @Override
  public List<String> requiredCredentials() {
    return List.of("api_key");
  }

  /** The customer that a token is left with. */
  @Override
  public List<Prelude> preludes() {
    return List.of(
        new Prelude(
            "/v1/customers", WireAnswer.json(200, "{\"id\":\"cus_1\",\"object\":\"customer\"}")));
  }

  @Override
  public String kept(String token) {
    return "cus_1:" + token;
  }

  @Override
  public WireAnswer approval(
      Operation operation, String reference, String processorReference, Amount amount) {
    return WireAnswer.json(
        200, StripeBodies.approved(operation, reference, processorReference, amount));
  }

  /** A void asks no issuer. */
  @Override
  public Set<Operation> declinesAtOnce() {
    return EnumSet.complementOf(EnumSet.of(Operation.VOID));
  }

  /** Only by leave of Stripe's: see the setting. */
  @Override
  public boolean takesNetworkTransactionId() {
    return false;
  }

  @Override
  public WireAnswer decline(Operation operation, String reference, Amount amount, String code) {
    return operation == Operation.REFUND
        ? WireAnswer.json(
            200, StripeBodies.refund(reference, "re_1", amount, "failed", quoted(code)))
        : WireAnswer.json(402, "{\"error\":" + StripeBodies.cardError(code) + "}");
  }

  @Override
  public Map<String, DeclineReason> declines() {
    return StripeBodies.DECLINES;
  }

  @Override
  public List<Documented> rejections() {
    return List.of(
        new Documented(problem(400, INVALID, "parameter_missing"), Rejection.INVALID),
        new Documented(problem(400, INVALID, "amount_too_small"), Rejection.INVALID),
        new Documented(
            WireAnswer.json(400, "{\"error\":{\"type\":\"invalid_request_error\"}}"),
            Rejection.INVALID),
        new Documented(problem(404, INVALID, "resource_missing"), Rejection.INVALID),
        new Documented(
            problem(400, INVALID, "payment_intent_unexpected_state"), Rejection.WRONG_STATE),
        new Documented(problem(400, INVALID, "charge_already_refunded"), Rejection.WRONG_STATE),
        new Documented(problem(409, INVALID, "idempotency_key_in_use"), Rejection.DUPLICATE),
        new Documented(problem(400, "idempotency_error", ""), Rejection.DUPLICATE),
        new Documented(problem(400, INVALID, "testmode_charges_only"), Rejection.CONFIG),
        new Documented(problem(401, INVALID, ""), Rejection.CONFIG),
        new Documented(problem(403, INVALID, ""), Rejection.CONFIG));
  }

  @Override
  public WireAnswer rateLimit() {
    return problem(429, "rate_limit_error", "rate_limit");
  }

  @Override
  public boolean carries(LoggedRequest request, String reference) {
    return reference.equals(request.getHeader("Idempotency-Key"));
  }

  @Override
  public WireAnswer notFound() {
    return WireAnswer.json(200, StripeBodies.search());
  }

  @Override
  public WireAnswer notFound(Operation operation) {
    return switch (operation) {
      case CAPTURE, VOID ->
          approval(Operation.AUTHORIZE, "A2222222222222B", "pi_1", new Amount(1, "CAD"));
      default -> notFound();
    };
  }

  @Override
  public WireAnswer found(
      Operation operation, String reference, String processorReference, Amount amount) {
    return listed(
        operation, StripeBodies.approved(operation, reference, processorReference, amount));
  }

  @Override
  public WireAnswer foundDeclined(
      Operation operation, String reference, Amount amount, String code) {
    var body =
        operation == Operation.REFUND
            ? StripeBodies.refund(reference, "re_1", amount, "failed", quoted(code))
            : StripeBodies.failed(reference, amount, code);
    return listed(operation, body);
  }

  @Override
  public WireAnswer actionRequired(
      String reference, String processorReference, Amount amount, String url) {
    return WireAnswer.json(200, StripeBodies.asking(reference, processorReference, amount, url));
  }

  @Override
  public WireAnswer resumedInVain(String reference, Amount amount, String code) {
    return WireAnswer.json(200, StripeBodies.failed(reference, amount, code));
  }

  /** Not sent on: Stripe knows by itself. */
  @Override
  public Map<String, String> returned() {
    return Map.of("payment_intent_client_secret", "pi_1_secret_of_the_contract");
  }

  private static WireAnswer listed(Operation operation, String body) {
    return switch (operation) {
      case CHARGE, AUTHORIZE -> WireAnswer.json(200, StripeBodies.search(body));
      case REFUND -> WireAnswer.json(200, StripeBodies.list(false, body));
      case CAPTURE, VOID, VERIFY -> WireAnswer.json(200, body);
    };
  }

  @Override
  public WireAnswer token(String token) {
    return WireAnswer.json(
        200, "{\"id\":\"" + token + "\",\"object\":\"payment_method\",\"customer\":null}");
  }

  @Override
  public WireAnswer tokenRefused(String code) {
    return WireAnswer.json(402, "{\"error\":" + StripeBodies.cardError(code) + "}");
  }

  @Override
  public WireAnswer pending(
      Operation operation, String reference, String processorReference, Amount amount) {
    var body =
        operation == Operation.REFUND
            ? StripeBodies.refund(reference, processorReference, amount, "pending", "null")
            : processing(reference, processorReference, amount);
    return WireAnswer.json(200, body);
  }

  private static String processing(String reference, String id, Amount amount) {
    return StripeBodies.intent(
        reference, id, amount, "processing", "automatic", "acss_debit", "null");
  }

  @Override
  public WireAnswer foundPending(
      Operation operation, String reference, String processorReference, Amount amount) {
    return listed(operation, processing(reference, processorReference, amount));
  }

  @Override
  public WireAnswer foundReturned(
      Rail rail, String reference, String processorReference, Amount amount, String code) {
    return listed(
        Operation.CHARGE, StripeBodies.returned(rail, reference, processorReference, amount, code));
  }

  @Override
  public List<Event> events() {
    return StripeBodies.events();
  }

  @Override
  public Event unheardOfEvent() {
    return StripeBodies.event("moon.risen", Notice.Fact.class, "{\"id\":\"moon_1\"}", "moon_1");
  }

  @Override
  public Signed sign(String body, List<String> secrets, Instant at) {
    return new Signed(
        body, Map.of("stripe-signature", List.of(StripeBodies.signature(body, secrets, at))));
  }

  @Override
  public boolean signsTwice() {
    return true;
  }

  @Override
  public String webhookSecret() {
    return "webhook_secret";
  }

  @Override
  public boolean signsTime() {
    return true;
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  private static WireAnswer problem(int status, String type, String code) {
    return WireAnswer.json(status, StripeBodies.problem(type, code));
  }
}
