package dev.acquit.processor.simulator;

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
import dev.acquit.processor.http.Hmac;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The simulator's documented answers. */
final class SimulatorKit implements BankKit, ActionKit {

  @Override
  public Processor processor() {
    return new SimulatorProcessor();
  }

  @Override
  public Map<String, String> credentials() {
    return Map.of("api_key", "key-of-the-contract", "webhook_secret", "whsec_of-the-contract");
  }

  @Override
  public List<String> requiredCredentials() {
    return List.of("api_key");
  }

  @Override
  public WireAnswer approval(
      Operation operation, String reference, String processorReference, Amount amount) {
    return WireAnswer.json(200, SimulatorBodies.approved(reference, processorReference, amount));
  }

  @Override
  public WireAnswer decline(Operation operation, String reference, Amount amount, String code) {
    return WireAnswer.json(402, SimulatorBodies.declined(reference, amount, code));
  }

  @Override
  public Map<String, DeclineReason> declines() {
    return Map.of(
        "account_not_validated", DeclineReason.ACCOUNT_NOT_VALIDATED,
        "generic_decline", DeclineReason.GENERIC_DECLINE,
        "insufficient_funds", DeclineReason.INSUFFICIENT_FUNDS,
        "lost_card", DeclineReason.LOST_CARD,
        "stolen_card", DeclineReason.STOLEN_CARD,
        "expired_card", DeclineReason.EXPIRED_CARD,
        "incorrect_cvc", DeclineReason.CVV_MISMATCH,
        "processing_error", DeclineReason.SYSTEM_ERROR,
        "invalid_card_number", DeclineReason.INVALID_CARD_NUMBER,
        "account_closed", DeclineReason.ACCOUNT_CLOSED);
  }

  @Override
  public List<Documented> rejections() {
    return List.of(
        new Documented(problem(400, "invalid_request"), Rejection.INVALID),
        new Documented(problem(404, "not_found"), Rejection.INVALID),
        new Documented(problem(409, "wrong_state"), Rejection.WRONG_STATE),
        new Documented(problem(409, "duplicate_reference"), Rejection.DUPLICATE),
        new Documented(problem(401, "unauthorized"), Rejection.CONFIG),
        new Documented(problem(403, "unauthorized"), Rejection.CONFIG));
  }

  @Override
  public WireAnswer rateLimit() {
    return problem(429, "rate_limited");
  }

  @Override
  public boolean carries(LoggedRequest request, String reference) {
    return request.getBodyAsString().contains("\"reference\":\"" + reference + "\"");
  }

  @Override
  public WireAnswer notFound() {
    return problem(404, "not_found");
  }

  @Override
  public WireAnswer found(
      Operation operation, String reference, String processorReference, Amount amount) {
    return WireAnswer.json(200, SimulatorBodies.approved(reference, processorReference, amount));
  }

  @Override
  public WireAnswer foundDeclined(
      Operation operation, String reference, Amount amount, String code) {
    return WireAnswer.json(200, SimulatorBodies.declined(reference, amount, code));
  }

  @Override
  public WireAnswer token(String token) {
    return WireAnswer.json(201, "{\"token\":\"" + token + "\"}");
  }

  @Override
  public WireAnswer tokenRefused(String code) {
    return WireAnswer.json(402, "{\"status\":\"declined\",\"decline_code\":\"" + code + "\"}");
  }

  @Override
  public WireAnswer pending(
      Operation operation, String reference, String processorReference, Amount amount) {
    return WireAnswer.json(200, SimulatorBodies.pending(reference, processorReference, amount));
  }

  @Override
  public WireAnswer foundPending(
      Operation operation, String reference, String processorReference, Amount amount) {
    return pending(operation, reference, processorReference, amount);
  }

  @Override
  public WireAnswer foundReturned(
      Rail rail, String reference, String processorReference, Amount amount, String code) {
    return WireAnswer.json(
        200, SimulatorBodies.returned(rail, reference, processorReference, amount, code));
  }

  @Override
  public WireAnswer actionRequired(
      String reference, String processorReference, Amount amount, String url) {
    return WireAnswer.json(200, SimulatorBodies.asking(reference, processorReference, amount, url));
  }

  @Override
  public Map<String, String> returned() {
    return Map.of("amounts", "3200,4500");
  }

  @Override
  public boolean asksToValidate(LoggedRequest request) {
    return request.getBodyAsString().contains("\"validate\":true");
  }

  @Override
  public String notValidatedCode() {
    return "account_not_validated";
  }

  @Override
  public List<Event> events() {
    return SimulatorBodies.events();
  }

  @Override
  public Event unheardOfEvent() {
    return SimulatorBodies.event("moon.risen", Notice.Fact.class, "{\"id\":\"moon_1\"}");
  }

  @Override
  public Signed sign(String body, List<String> secrets, Instant at) {
    var time = Long.toString(at.getEpochSecond());
    var signatures =
        secrets.stream()
            .map(secret -> ",v1=" + hmac(secret, time + "." + body))
            .collect(Collectors.joining());
    return new Signed(
        body, Map.of("acquit-simulator-signature", List.of("t=" + time + signatures)));
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

  private static String hmac(String secret, String signed) {
    return HexFormat.of()
        .formatHex(
            Hmac.sign(
                secret.getBytes(StandardCharsets.UTF_8), signed.getBytes(StandardCharsets.UTF_8)));
  }

  private static WireAnswer problem(int status, String code) {
    return WireAnswer.json(status, "{\"code\":\"" + code + "\",\"message\":\"No\"}");
  }
}
