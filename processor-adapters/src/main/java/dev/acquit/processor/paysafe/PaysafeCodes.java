package dev.acquit.processor.paysafe;

import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Outcome.Check;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Rail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What Paysafe's codes mean: of declines, of refusals, and the issuers', networks' and banks' own.
 *
 * @param adviceField where the gateway's response carries Mastercard's advice, {@code
 *     categoryField} where Visa's category
 */
record PaysafeCodes(
    Decline.Table declines,
    Map<Rail, Decline.Table> returns,
    Decline.Networks networks,
    Map<String, Rejection> rejections,
    String adviceField,
    String categoryField) {

  private static final String REJECTIONS = "paysafe-rejections.properties";
  private static final String ISSUERS = "iso_";

  /** With one of these an answer leaves open what happened. */
  private static final Set<String> OPEN = Set.of("1000", "1001", "1002", "1007", "1078", "3041");

  /** What an issuer says that tells less than Paysafe's own code. */
  private static final Set<DeclineReason> VAGUE =
      Set.of(DeclineReason.GENERIC_DECLINE, DeclineReason.SOFT_UNKNOWN);

  private static final Map<String, Check> CHECKS =
      Map.of(
          "MATCH", Check.MATCH,
          "MATCH_ADDRESS_ONLY", Check.PARTIAL,
          "MATCH_ZIP_ONLY", Check.PARTIAL,
          "NO_MATCH", Check.NO_MATCH,
          "NOT_PROCESSED", Check.UNAVAILABLE,
          "UNKNOWN", Check.UNAVAILABLE);

  /** Reads the tables; it blocks. */
  static PaysafeCodes read() {
    return new PaysafeCodes(
        Decline.Table.beside(PaysafeProcessor.class, "paysafe-declines.properties"),
        Map.of(
            Rail.ACH, Decline.Table.returns(Rail.ACH), Rail.EFT, Decline.Table.returns(Rail.EFT)),
        Decline.Networks.read(),
        readRejections(),
        "",
        "");
  }

  private static Map<String, Rejection> readRejections() {
    var table = new Properties();
    try (var resource = PaysafeProcessor.class.getResourceAsStream(REJECTIONS)) {
      if (resource == null) {
        throw new IllegalStateException("No table " + REJECTIONS);
      }
      table.load(resource);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    var rejections = new HashMap<String, Rejection>();
    table.forEach(
        (code, fault) -> rejections.put((String) code, Rejection.valueOf((String) fault)));
    return Map.copyOf(rejections);
  }

  /** The same, with the networks' advice in these fields. */
  PaysafeCodes at(String advice, String category) {
    return new PaysafeCodes(declines, returns, networks, rejections, advice, category);
  }

  /** Whether an answer with that code leaves it open. */
  static boolean isOpen(String code) {
    return OPEN.contains(code);
  }

  @Nullable Rejection rejection(String code) {
    return rejections.get(code);
  }

  boolean isDecline(String code) {
    return declines.codes().contains(code);
  }

  /**
   * The decline of something that failed. The issuer's own code gives the reason where it says more
   * than Paysafe's; the network's advice wins over both.
   *
   * @param code Paysafe's, null where it gave none
   * @param otherwise the raw code where nobody gave one
   */
  Decline declined(@Nullable String code, @Nullable JsonNode gateway, String otherwise) {
    var issuer = text(gateway, "responseCode");
    var raw = code != null ? code : isIssuers(issuer) ? issuer : otherwise;
    var decline = refined(declines.of(raw == null ? otherwise : raw), issuer);
    var revoked =
        networks.advised(decline, issuer != null && issuer.startsWith("R") ? issuer : null);
    return networks.advised(
        networks.categorized(revoked, text(gateway, categoryField)), text(gateway, adviceField));
  }

  private boolean isIssuers(@Nullable String issuer) {
    return issuer != null && declines.codes().contains(ISSUERS + issuer);
  }

  private Decline refined(Decline decline, @Nullable String issuer) {
    if (!isIssuers(issuer)) {
      return decline;
    }
    var reason = declines.of(ISSUERS + issuer).reason();
    return VAGUE.contains(reason) && decline.reason() != DeclineReason.SOFT_UNKNOWN
        ? decline
        : new Decline(reason, decline.processorCode());
  }

  /** What a bank means by a return; null on a rail that has none. */
  @Nullable Decline returned(Rail rail, String code) {
    var table = returns.get(rail);
    return table == null ? null : table.of(code);
  }

  /** Whether the rail's rules list that code. */
  boolean isReturn(Rail rail, String code) {
    var table = returns.get(rail);
    return table != null && table.codes().contains(code);
  }

  /** How a check of the address or the security code went; null where nothing is known. */
  static @Nullable Check check(@Nullable String result) {
    return result == null ? null : CHECKS.get(result);
  }

  /** The rail of a kind of payment as Paysafe writes it; null for one that is none of ours. */
  static @Nullable Rail rail(@Nullable String paymentType) {
    return switch (paymentType) {
      case null -> Rail.CARD;
      case "CARD" -> Rail.CARD;
      case "ACH" -> Rail.ACH;
      case "EFT" -> Rail.EFT;
      default -> null;
    };
  }

  /** A field that holds a text or a number; null where it is missing. */
  static @Nullable String text(@Nullable JsonNode object, String field) {
    var value = object == null || field.isEmpty() ? null : object.get(field);
    if (value == null || !value.isValueNode() || value.isNull()) {
      return null;
    }
    var text = value.asString();
    return text.isBlank() ? null : text.strip();
  }
}
