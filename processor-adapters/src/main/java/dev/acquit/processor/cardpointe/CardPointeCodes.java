package dev.acquit.processor.cardpointe;

import dev.acquit.processor.Decline;
import dev.acquit.processor.Decline.Advice;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Outcome.Check;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Rail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What CardPointe's codes mean. A code counts only with the processor that it is of: {@code
 * FNOR.51} is not {@code MNS.51}.
 */
record CardPointeCodes(
    Decline.Table declines,
    Decline.Table returns,
    Decline.Networks networks,
    Map<String, Rejection> rejections) {

  static final String NOT_FOUND = "PPS.29";
  static final String VOIDED = "SETL.VOIDED";
  static final String REJECTED = "SETL.REJECTED";

  /**
   * Answers that are refusals by their letter, and leave it open what happened: the gateway lost
   * the processor's answer. ProfitStars' timeout is taken so too.
   */
  private static final Set<String> OPEN = Set.of("PPS.63", "PPS.64", "PPS.65", "PPS.66", "PSTR.11");

  /** Processors of bank debits: their yes is that they took it. */
  private static final Set<String> BANKS = Set.of("BPAY", "PSTR");

  private static final String REJECTIONS = "cardpointe-rejections.properties";

  /** By the one character of {@code avsresp}; B, C, E, I, M, O and Q are from memory. */
  private static final Map<Check, String> AVS =
      Map.of(
          Check.MATCH, "YXDFM",
          Check.PARTIAL, "AZWPBO",
          Check.NO_MATCH, "N",
          Check.UNAVAILABLE, "RSUGCEIQ");

  private static final Map<Check, String> CVC =
      Map.of(Check.MATCH, "M", Check.NO_MATCH, "N", Check.UNAVAILABLE, "PSU");

  /** Reads the tables; it blocks. */
  static CardPointeCodes read() {
    return new CardPointeCodes(
        Decline.Table.beside(CardPointeProcessor.class, "cardpointe-declines.properties"),
        Decline.Table.returns(Rail.ACH),
        Decline.Networks.read(),
        readRejections());
  }

  private static Map<String, Rejection> readRejections() {
    var table = new Properties();
    try (var resource = CardPointeProcessor.class.getResourceAsStream(REJECTIONS)) {
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

  /** Whether that refusal leaves it open what happened. */
  static boolean isOpen(String code) {
    return OPEN.contains(code);
  }

  static boolean isBank(@Nullable String processor) {
    return processor != null && BANKS.contains(processor);
  }

  /** Whose fault a refusal is; null where it is a decline. */
  @Nullable Rejection rejection(String code) {
    return rejections.get(code);
  }

  /**
   * A decline under what the networks advise. That an answer may be tried again ({@code B}) counts
   * where its code says nothing.
   */
  Decline declined(
      String code, boolean isTemporary, @Nullable String advice, @Nullable String category) {
    var decline = declines.of(code);
    if (isTemporary && decline.reason() == DeclineReason.SOFT_UNKNOWN) {
      decline = new Decline(decline.reason(), code, Advice.RETRY_LATER, null);
    }
    return networks.categorized(networks.advised(decline, advice), category);
  }

  static @Nullable Check avs(@Nullable String result) {
    return among(AVS, result);
  }

  static @Nullable Check cvc(@Nullable String result) {
    return among(CVC, result);
  }

  private static @Nullable Check among(Map<Check, String> checks, @Nullable String result) {
    var letter = result == null ? "" : result.strip().toUpperCase(Locale.ROOT);
    if (letter.length() != 1) {
      return null;
    }
    return checks.entrySet().stream()
        .filter(check -> check.getValue().contains(letter))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }
}
