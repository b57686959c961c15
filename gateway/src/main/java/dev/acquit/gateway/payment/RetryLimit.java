package dev.acquit.gateway.payment;

import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.Terms.CardSource;
import dev.acquit.gateway.token.CardBrand;
import dev.acquit.processor.Rail;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.convert.DurationStyle;

/**
 * How often a network lets the same instrument be tried again after a decline.
 *
 * @param retries tries after the first one, within the window
 * @param sameAmount whether only tries of the same amount and currency count
 * @param from when it begins: of limits that differ in no more than retries and this, the latest
 *     that has begun binds
 */
public record RetryLimit(
    Network network, int retries, Duration window, boolean sameAmount, LocalDate from) {

  /** The networks' own, as docs/retries.md tells where they come from. */
  static final String STANDARD =
      "visa 15 30d amount, visa 20 30d amount 2025-05-01, mastercard 10 24h, mastercard 35 30d"
          + " amount, other 15 30d amount, ach 2 180d amount, eft 1 30d amount";

  /** So long tries are kept. */
  public static final Duration LONGEST = Duration.ofDays(366);

  private static final String COUNT = "[0-9]{1,4}";
  private static final String SPAN = "[0-9]{1,4}(h|d)";
  private static final String AMOUNT = "amount";

  /** Whose rules bind. */
  public enum Network {
    VISA,
    MASTERCARD,
    /** All other cards. */
    OTHER,
    ACH,
    EFT;

    static Network of(Terms.Source source) {
      if (source.rail() != Rail.CARD) {
        return source.rail() == Rail.ACH ? ACH : EFT;
      }
      var brand = source instanceof CardSource card ? card.brand() : CardBrand.UNKNOWN;
      return switch (brand) {
        case VISA -> VISA;
        case MASTERCARD -> MASTERCARD;
        case AMEX, DISCOVER, DINERS, JCB, UNIONPAY, UNKNOWN -> OTHER;
      };
    }
  }

  /**
   * Limits with commas between them: network, retries, window, and where it is so {@code amount}
   * and the day on which it begins.
   *
   * @throws IllegalArgumentException if one cannot be read; it quotes that one
   */
  static List<RetryLimit> read(String text) {
    return Stream.of(text.split(",", -1))
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .map(RetryLimit::one)
        .toList();
  }

  private static RetryLimit one(String text) {
    var words = new ArrayList<>(List.of(text.split("\\s+", -1)));
    if (words.size() < 3 || !words.get(1).matches(COUNT) || !words.get(2).matches(SPAN)) {
      throw new IllegalArgumentException("'" + text + "'");
    }
    var network = words.removeFirst();
    var retries = Integer.parseInt(words.removeFirst());
    var window = DurationStyle.SIMPLE.parse(words.removeFirst());
    var same = words.remove(AMOUNT);
    if (!Names.all(Network.class).contains(network)
        || words.size() > 1
        || window.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("'" + text + "'");
    }
    var from = words.isEmpty() ? LocalDate.EPOCH : day(text, words.getFirst());
    return new RetryLimit(Names.parse(Network.class, network), retries, window, same, from);
  }

  private static LocalDate day(String text, String word) {
    try {
      return LocalDate.parse(word);
    } catch (DateTimeParseException unreadable) {
      throw new IllegalArgumentException("'" + text + "'", unreadable);
    }
  }

  /** Those of {@code all} that bind that network at that time. */
  static List<RetryLimit> binding(List<RetryLimit> all, Network network, Instant at) {
    var day = LocalDate.ofInstant(at, ZoneOffset.UTC);
    var begun =
        all.stream().filter(one -> one.network == network && !one.from.isAfter(day)).toList();
    return begun.stream()
        .filter(one -> begun.stream().noneMatch(other -> other.replaces(one)))
        .toList();
  }

  private boolean replaces(RetryLimit other) {
    return window.equals(other.window)
        && sameAmount == other.sameAmount
        && from.isAfter(other.from);
  }
}
