package dev.acquit.processor.adyen;

import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Notice.Stage;
import dev.acquit.processor.Outcome.Check;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Rail;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What Adyen's codes mean. Nothing is read out of a text but the code that it begins with. */
record AdyenCodes(
    Decline.Table declines, Map<Rail, Decline.Table> returns, Decline.Networks networks) {

  /** Refusals that tell less than the issuer's own code does. */
  private static final Set<String> VAGUE = Set.of("0", "2", "5", "27", "Refused", "AUTHORISATION");

  /** Codes of an error that did nothing, and whose fault it is; from 110 on from memory. */
  private static final Map<String, Rejection> ERRORS =
      Map.ofEntries(
          Map.entry("704", Rejection.DUPLICATE), // the same request is still worked on
          Map.entry("100", Rejection.INVALID),
          Map.entry("702", Rejection.INVALID),
          Map.entry("14_030", Rejection.INVALID),
          Map.entry("906", Rejection.INVALID),
          Map.entry("010", Rejection.CONFIG),
          Map.entry("901", Rejection.CONFIG),
          Map.entry("905", Rejection.CONFIG),
          Map.entry("907", Rejection.CONFIG),
          Map.entry("110", Rejection.INVALID),
          Map.entry("117", Rejection.INVALID),
          Map.entry("128", Rejection.INVALID),
          Map.entry("130", Rejection.INVALID),
          Map.entry("137", Rejection.INVALID),
          Map.entry("138", Rejection.INVALID),
          Map.entry("167", Rejection.INVALID),
          Map.entry("800", Rejection.INVALID),
          Map.entry("803", Rejection.INVALID));

  /** Data that cannot be right is refused as an error, with a code of three digits. */
  private static final Pattern DATA_ERROR = Pattern.compile("1[0-9]{2}");

  private static final Pattern FIRST_NUMBER = Pattern.compile("(\\d{1,2})(?:\\D.*)?");
  private static final Pattern FIRST_CODE = Pattern.compile("([0-9A-Z]{1,2})(?:\\s*:.*)?");

  /** By the number that {@code avsResult} begins with: 0 to 26. */
  private static final List<Check> AVS =
      List.of(
          Check.UNAVAILABLE,
          Check.PARTIAL, // the address, not the postal code
          Check.NO_MATCH,
          Check.UNAVAILABLE,
          Check.UNAVAILABLE,
          Check.UNAVAILABLE,
          Check.PARTIAL, // the postal code, not the address
          Check.MATCH,
          Check.UNAVAILABLE,
          Check.PARTIAL,
          Check.NO_MATCH,
          Check.UNAVAILABLE,
          Check.PARTIAL,
          Check.NO_MATCH,
          Check.PARTIAL,
          Check.PARTIAL,
          Check.NO_MATCH,
          Check.NO_MATCH,
          Check.UNAVAILABLE,
          Check.PARTIAL, // from here on the name counts too
          Check.MATCH,
          Check.PARTIAL,
          Check.PARTIAL,
          Check.PARTIAL,
          Check.PARTIAL,
          Check.PARTIAL,
          Check.NO_MATCH);

  /** By the number that {@code cvcResult} begins with: 0 to 6. */
  private static final List<Check> CVC =
      List.of(
          Check.UNAVAILABLE,
          Check.MATCH,
          Check.NO_MATCH,
          Check.UNAVAILABLE,
          Check.UNAVAILABLE,
          Check.UNAVAILABLE,
          Check.UNAVAILABLE);

  /** What a dispute came to, by the event alone: its status is not signed. */
  private static final Map<String, Stage> STAGES =
      Map.ofEntries(
          Map.entry("REQUEST_FOR_INFORMATION", Stage.INQUIRY),
          Map.entry("NOTIFICATION_OF_CHARGEBACK", Stage.INQUIRY),
          Map.entry("CHARGEBACK", Stage.OPEN),
          Map.entry("CHARGEBACK_REVERSED", Stage.WON),
          Map.entry("SECOND_CHARGEBACK", Stage.LOST),
          Map.entry("PREARBITRATION_OPEN", Stage.INQUIRY),
          Map.entry("PREARBITRATION_WON", Stage.WON),
          Map.entry("PREARBITRATION_ISSUER_WITHDRAWN", Stage.WON),
          Map.entry("PREARBITRATION_LOST", Stage.LOST),
          Map.entry("PREARBITRATION_ACCEPTED", Stage.LOST),
          Map.entry("SCHEME_ARBITRATION_WON", Stage.WON),
          Map.entry("SCHEME_ARBITRATION_LOST", Stage.LOST),
          Map.entry("ISSUER_RESPONSE_TIMEFRAME_EXPIRED", Stage.WON));

  private static final Map<String, Rail> BANK_METHODS =
      Map.of("ach", Rail.ACH, "ach_plaid", Rail.ACH, "eft_directdebit_ca", Rail.EFT);

  static AdyenCodes read() {
    return new AdyenCodes(
        Decline.Table.beside(AdyenProcessor.class, "adyen-declines.properties"),
        Map.of(
            Rail.ACH, Decline.Table.returns(Rail.ACH), Rail.EFT, Decline.Table.returns(Rail.EFT)),
        Decline.Networks.read());
  }

  /**
   * The decline with that code. Where Adyen's tells little, the issuer's own gives the reason; the
   * network's advice wins over both.
   */
  Decline declined(String code, @Nullable JsonNode additionalData) {
    var issuer = first(FIRST_CODE, text(additionalData, "refusalReasonRaw"));
    var decline = declines.of(code);
    if (VAGUE.contains(code) && issuer != null) {
      decline = refined(decline, padded(issuer));
    }
    var advice = first(FIRST_CODE, text(additionalData, "merchantAdviceCode"));
    var revoked =
        networks.advised(decline, issuer != null && issuer.startsWith("R") ? issuer : null);
    return networks.advised(revoked, advice == null ? null : padded(advice));
  }

  private Decline refined(Decline decline, String issuer) {
    var reason = declines.of("raw_" + issuer).reason();
    return reason == DeclineReason.SOFT_UNKNOWN
        ? decline
        : new Decline(reason, decline.processorCode());
  }

  /** The decline that an error means; null where it is none. */
  @Nullable Decline declinedData(String errorCode) {
    return DATA_ERROR.matcher(errorCode).matches() && declines.codes().contains(errorCode)
        ? declines.of(errorCode)
        : null;
  }

  /** Whose fault an error is; null where it is not documented. */
  static @Nullable Rejection rejection(String errorCode) {
    return ERRORS.get(errorCode);
  }

  /** What a bank means by a return; {@code null} on a rail that has none. */
  @Nullable Decline returned(Rail rail, String code) {
    var table = returns.get(rail);
    return table == null ? null : table.of(code);
  }

  static @Nullable Check avs(@Nullable String result) {
    return among(AVS, result);
  }

  static @Nullable Check cvc(@Nullable String result) {
    return among(CVC, result);
  }

  private static @Nullable Check among(List<Check> checks, @Nullable String result) {
    var number = first(FIRST_NUMBER, result);
    var index = number == null ? checks.size() : Integer.parseInt(number);
    return index < checks.size() ? checks.get(index) : null;
  }

  /** How far a dispute has come; null where the event is about none. */
  static @Nullable Stage stage(String event) {
    return STAGES.get(event);
  }

  /** The rail that a payment method of theirs is on. */
  static Rail rail(@Nullable String paymentMethod) {
    var method = paymentMethod == null ? "" : paymentMethod.toLowerCase(Locale.ROOT);
    return BANK_METHODS.getOrDefault(method, Rail.CARD);
  }

  /** A field of {@code additionalData}; null where it is missing. */
  static @Nullable String text(@Nullable JsonNode additionalData, String field) {
    var value = additionalData == null ? null : additionalData.get(field);
    return value == null || !value.isValueNode() || value.isNull() ? null : value.asString();
  }

  private static @Nullable String first(Pattern pattern, @Nullable String text) {
    var found = text == null ? null : pattern.matcher(text.strip());
    return found != null && found.matches() ? found.group(1) : null;
  }

  private static String padded(String code) {
    return code.length() == 1 ? "0" + code : code;
  }
}
