package dev.acquit.processor.cardpointe;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.acquit.processor.Amount;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Processor;
import dev.acquit.processor.Rail;
import dev.acquit.processor.contract.BankKit;
import dev.acquit.processor.contract.PollKit;
import dev.acquit.processor.contract.WireAnswer;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** CardPointe's answers, in the shapes that its published description and recordings give them. */
final class CardPointeKit extends WithoutWebhooks implements BankKit, PollKit {

  static final LocalDate DAY = LocalDate.of(2026, 11, 21);

  @Override
  public Processor processor() {
    return new CardPointeProcessor();
  }

  @Override
  public Map<String, String> credentials() {
    return Map.of(
        "username", "user-of-the-contract",
        "password", "password-of-the-contract",
        "ach_username", "bank-user-of-the-contract",
        "ach_password", "bank-password-of-the-contract");
  }

  @Override
  public List<String> requiredCredentials() {
    return List.of("username", "password");
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "merchant_id", "496160873888",
        "ach_merchant_id", "542041000001",
        "currency", "CAD",
        "report_pause", "PT0S");
  }

  @Override
  public WireAnswer approval(
      Operation operation, String reference, String processorReference, Amount amount) {
    return switch (operation) {
      case CHARGE, AUTHORIZE, VERIFY ->
          CardPointeBodies.approved(reference, processorReference, amount);
      case CAPTURE -> CardPointeBodies.captured(processorReference, amount);
      case VOID -> CardPointeBodies.voided(processorReference, "0.00");
      case REFUND -> CardPointeBodies.refunded(reference, processorReference, amount, "FNOR");
    };
  }

  /** A capture or a void that is refused leaves the charge as it was: it is not found again. */
  @Override
  public Set<Operation> declinesAtOnce() {
    return EnumSet.complementOf(EnumSet.of(Operation.CAPTURE, Operation.VOID));
  }

  @Override
  public Set<Operation> tellsAmount() {
    return EnumSet.complementOf(EnumSet.of(Operation.VERIFY, Operation.VOID));
  }

  @Override
  public WireAnswer decline(Operation operation, String reference, Amount amount, String code) {
    return CardPointeBodies.declined(code, "");
  }

  @Override
  public Map<String, DeclineReason> declines() {
    return Map.of(
        "FNOR.NU", DeclineReason.INSUFFICIENT_FUNDS,
        "FNOR.51", DeclineReason.GENERIC_DECLINE,
        "FNOR.1A", DeclineReason.AUTHENTICATION_REQUIRED,
        "RPCT.101", DeclineReason.EXPIRED_CARD,
        "RPCT.116", DeclineReason.INSUFFICIENT_FUNDS,
        "RPCT.209", DeclineReason.STOLEN_CARD,
        "PPS.11", DeclineReason.INVALID_CARD_NUMBER,
        "PPS.19", DeclineReason.RISK_BLOCKED,
        "PPS.37", DeclineReason.CVV_MISMATCH,
        "MNS.51", DeclineReason.INSUFFICIENT_FUNDS);
  }

  @Override
  public String undocumentedCode() {
    return "FNOR.9zz";
  }

  @Override
  public List<Documented> rejections() {
    return List.of(
        new Documented(WireAnswer.json(401, "{}"), Rejection.CONFIG),
        new Documented(CardPointeBodies.nowhere(), Rejection.CONFIG),
        new Documented(CardPointeBodies.declined("PPS.21", ""), Rejection.CONFIG),
        new Documented(CardPointeBodies.declined("PPS.34", ""), Rejection.INVALID),
        new Documented(CardPointeBodies.declined("PPS.27", ""), Rejection.WRONG_STATE),
        new Documented(CardPointeBodies.declined("PPS.36", ""), Rejection.DUPLICATE),
        new Documented(CardPointeBodies.declined("FNOR.94", ""), Rejection.DUPLICATE));
  }

  @Override
  public WireAnswer rateLimit() {
    return WireAnswer.json(429, "{}");
  }

  @Override
  public String retryAfter() {
    return "X-Rate-Limit-Retry-After-Seconds";
  }

  /** A capture and a void have no place for a reference: they are what their charge became. */
  @Override
  public boolean carries(LoggedRequest request, String reference) {
    return request.getUrl().matches(".*/rest/(capture|void)")
        || request.getBodyAsString().contains("\"orderid\":\"" + reference + "\"");
  }

  @Override
  public WireAnswer notFound() {
    return CardPointeBodies.missing();
  }

  @Override
  public WireAnswer notFound(Operation operation) {
    return switch (operation) {
      case CAPTURE ->
          CardPointeBodies.found("", "proc_held_1", CardPointeDesk.AMOUNT, "Authorized");
      case VOID ->
          CardPointeBodies.found("", "proc_held_1", CardPointeDesk.AMOUNT, "Queued for Capture");
      default -> notFound();
    };
  }

  @Override
  public WireAnswer found(
      Operation operation, String reference, String processorReference, Amount amount) {
    var status =
        switch (operation) {
          case AUTHORIZE -> "Authorized";
          case VERIFY -> "Zero Amount";
          case VOID -> "Voided";
          default -> "Processed";
        };
    var isOfCharge = operation == Operation.CAPTURE || operation == Operation.VOID;
    return CardPointeBodies.found(isOfCharge ? "" : reference, processorReference, amount, status);
  }

  @Override
  public WireAnswer foundDeclined(
      Operation operation, String reference, Amount amount, String code) {
    return CardPointeBodies.declined(code, ",\"setlstat\":\"Declined\"");
  }

  @Override
  public WireAnswer token(String token) {
    return WireAnswer.json(
        200, "{\"message\":\"Success\",\"errorcode\":0,\"token\":\"%s\"}".formatted(token));
  }

  @Override
  public String kept(String token) {
    return token + "/1235";
  }

  @Override
  public String kept(Rail rail, String token) {
    return rail == Rail.CARD ? kept(token) : token + "/ECHK";
  }

  @Override
  public WireAnswer tokenRefused(String code) {
    var number = Integer.parseInt(code.substring(3));
    return WireAnswer.json(
        200, "{\"message\":\"No\",\"errorcode\":%d,\"token\":null}".formatted(number));
  }

  @Override
  public Map<String, DeclineReason> tokenRefusals() {
    return Map.of(
        "CS.0008", DeclineReason.INVALID_CARD_NUMBER,
        "CS.0013", DeclineReason.INVALID_CARD_NUMBER,
        "CS.0053", DeclineReason.DUPLICATE,
        "CS.0054", DeclineReason.INVALID_CARD_NUMBER,
        "CS.0055", DeclineReason.INVALID_MERCHANT,
        "CS.0074", DeclineReason.INVALID_TRANSACTION,
        "CS.0999", DeclineReason.SOFT_UNKNOWN);
  }

  @Override
  public WireAnswer pending(
      Operation operation, String reference, String processorReference, Amount amount) {
    return operation == Operation.REFUND
        ? CardPointeBodies.refunded(reference, processorReference, amount, "BPAY")
        : CardPointeBodies.debited(reference, processorReference, amount);
  }

  @Override
  public WireAnswer foundPending(
      Operation operation, String reference, String processorReference, Amount amount) {
    return CardPointeBodies.found(reference, processorReference, amount, "Queued for Capture");
  }

  /** Two answers in one: that it was rejected, and the funding report that holds the code. */
  @Override
  public WireAnswer foundReturned(
      Rail rail, String reference, String processorReference, Amount amount, String code) {
    return CardPointeBodies.returned(reference, processorReference, amount, code);
  }

  @Override
  public LocalDate day() {
    return DAY;
  }

  @Override
  public List<Prelude> reports() {
    return List.of(
        new Prelude(CardPointeDesk.settlement("496160873888"), CardPointeBodies.settlement()),
        new Prelude(CardPointeDesk.funding("496160873888"), CardPointeBodies.funding()),
        new Prelude(CardPointeDesk.settlement("542041000001"), CardPointeBodies.bankSettlement()),
        new Prelude(CardPointeDesk.funding("542041000001"), CardPointeBodies.bankFunding()));
  }

  @Override
  public List<Prelude> nothingToReport() {
    return CardPointeBodies.nothingToReport();
  }

  @Override
  public Set<Class<? extends Fact>> reported() {
    return Set.of(Fact.Settled.class, Fact.Returned.class, Fact.Disputed.class, Fact.PaidOut.class);
  }

  @Override
  public Set<String> references() {
    return Set.of("200081244288", "224604245655", "308055048239", "308055048240", "15200186146");
  }
}
