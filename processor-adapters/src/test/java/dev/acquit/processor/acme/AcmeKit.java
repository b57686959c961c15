package dev.acquit.processor.acme;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.acquit.processor.Amount;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Processor;
import dev.acquit.processor.contract.ActionKit;
import dev.acquit.processor.contract.WireAnswer;
import dev.acquit.processor.http.Hmac;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Acme's answers. */
final class AcmeKit implements ActionKit {

  @Override
  public Processor processor() {
    return new AcmeProcessor();
  }

  @Override
  public Map<String, String> credentials() {
    return Map.of("api_key", "key-of-the-example", "webhook_secret", "hook-of-the-example");
  }

  @Override
  public List<String> requiredCredentials() {
    return List.of("api_key");
  }

  /** Acme does not take it. */
  @Override
  public boolean takesNetworkTransactionId() {
    return false;
  }

  @Override
  public WireAnswer approval(
      Operation operation, String reference, String processorReference, Amount amount) {
    return WireAnswer.json(200, done(reference, processorReference, amount));
  }

  @Override
  public WireAnswer actionRequired(
      String reference, String processorReference, Amount amount, String url) {
    return WireAnswer.json(
        200,
        "{\"id\":\"%s\",\"ref\":\"%s\",\"state\":\"ASK\",\"url\":\"%s\"}"
            .formatted(processorReference, reference, url));
  }

  @Override
  public Map<String, String> returned() {
    return Map.of("proof", "proof-of-the-example");
  }

  @Override
  public WireAnswer decline(Operation operation, String reference, Amount amount, String code) {
    return WireAnswer.json(
        200,
        "{\"id\":\"p1\",\"ref\":\"%s\",\"state\":\"REFUSED\",\"code\":\"%s\"}"
            .formatted(reference, code));
  }

  @Override
  public Map<String, DeclineReason> declines() {
    return Map.of(
        "POOR", DeclineReason.INSUFFICIENT_FUNDS,
        "OLD", DeclineReason.EXPIRED_CARD,
        "CODE", DeclineReason.CVV_MISMATCH,
        "FRAUD", DeclineReason.SUSPECTED_FRAUD,
        "STOP", DeclineReason.STOP_PAYMENT,
        "DOWN", DeclineReason.ISSUER_UNAVAILABLE);
  }

  @Override
  public List<Documented> rejections() {
    return List.of(
        new Documented(problem(400, "BAD_FIELD"), Rejection.INVALID),
        new Documented(problem(401, "BAD_KEY"), Rejection.CONFIG),
        new Documented(problem(409, "ALREADY_REFUNDED"), Rejection.WRONG_STATE),
        new Documented(problem(409, "SEEN"), Rejection.DUPLICATE));
  }

  @Override
  public WireAnswer rateLimit() {
    return problem(429, "SLOW_DOWN");
  }

  @Override
  public boolean carries(LoggedRequest request, String reference) {
    return request.getBodyAsString().contains("\"ref\":\"" + reference + "\"");
  }

  @Override
  public WireAnswer notFound() {
    return problem(404, "NO_SUCH_REF");
  }

  @Override
  public WireAnswer found(
      Operation operation, String reference, String processorReference, Amount amount) {
    return approval(operation, reference, processorReference, amount);
  }

  @Override
  public WireAnswer foundDeclined(
      Operation operation, String reference, Amount amount, String code) {
    return decline(operation, reference, amount, code);
  }

  @Override
  public WireAnswer token(String token) {
    return WireAnswer.json(200, "{\"token\":\"" + token + "\"}");
  }

  @Override
  public WireAnswer tokenRefused(String code) {
    return WireAnswer.json(200, "{\"code\":\"" + code + "\"}");
  }

  @Override
  public List<Event> events() {
    return List.of(event("settled", Fact.Settled.class), event("refund", Fact.Answered.class));
  }

  @Override
  public Event unheardOfEvent() {
    return event("moon", Fact.class);
  }

  private static Event event(String type, Class<? extends Fact> kind) {
    var reference = "A7K2M9QX4TBW3HD";
    var body =
        "{\"id\":\"e1\",\"type\":\"%s\",\"at\":\"2026-11-21T15:00:00Z\",\"operation\":%s}"
            .formatted(type, done(reference, "p1", new Amount(1_000, "CAD")));
    return new Event(body, "e1", kind, reference);
  }

  @Override
  public Signed sign(String body, List<String> secrets, Instant at) {
    var time = Long.toString(at.getEpochSecond());
    var signatures =
        secrets.stream()
            .map(secret -> ",v1=" + HexFormat.of().formatHex(mac(secret, time + "." + body)))
            .collect(Collectors.joining());
    return new Signed(body, Map.of("x-acme-signature", List.of("t=" + time + signatures)));
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

  private static byte[] mac(String secret, String signed) {
    return Hmac.sign(
        secret.getBytes(StandardCharsets.UTF_8), signed.getBytes(StandardCharsets.UTF_8));
  }

  private static String done(String reference, String id, Amount amount) {
    return "{\"id\":\"%s\",\"ref\":\"%s\",\"state\":\"DONE\",\"cents\":%d,\"currency\":\"%s\"}"
        .formatted(id, reference, amount.minor(), amount.currency());
  }

  private static WireAnswer problem(int status, String error) {
    return WireAnswer.json(status, "{\"error\":\"" + error + "\"}");
  }
}
