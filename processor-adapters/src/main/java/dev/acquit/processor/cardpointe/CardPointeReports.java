package dev.acquit.processor.cardpointe;

import dev.acquit.processor.Notice.About;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Notice.Genuine;
import dev.acquit.processor.cardpointe.CardPointeAccount.Merchants;
import dev.acquit.processor.cardpointe.CardPointeSettings.Report;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Asks what became of the money of a day, for each merchant number: which batches were settled, and
 * what was paid out. The same thing has the same id on whatever day it is told.
 */
final class CardPointeReports {

  /** That there is none. */
  static final String NOTHING = "null batches";

  private static final DateTimeFormatter MONTH_AND_DAY = DateTimeFormatter.ofPattern("MMdd");
  private static final Set<String> BANK_TYPES = Set.of("ECHK", "ESAV", "ACH");
  private static final int DIGEST = 16;

  private final Merchants merchants;
  private final CardPointeCodes codes;
  private final CardPointeSettings settings;

  CardPointeReports(Merchants merchants, CardPointeCodes codes, CardPointeSettings settings) {
    this.merchants = merchants;
    this.codes = codes;
    this.settings = settings;
  }

  Flux<Genuine> of(LocalDate day) {
    return Flux.fromIterable(merchants.of(settings.rails()))
        .concatMap(merchant -> of(merchant, day))
        .onErrorMap(
            failure -> !(failure instanceof IllegalStateException),
            _ -> CardPointeCalls.unread(CardPointeAnswer.UNREADABLE));
  }

  private Flux<Genuine> of(CardPointeCalls merchant, LocalDate day) {
    var onlyBanks = !merchants.areOne() && merchant.merchant().equals(merchants.banks().merchant());
    var asked = new Asked(day, onlyBanks, settings);
    return Flux.concat(
        told(Report.SETTLEMENT, settlement(merchant, day))
            .concatMapIterable(report -> new Settlements(codes, asked).read(report)),
        told(Report.FUNDING, funding(merchant, day))
            .concatMapIterable(report -> Funding.of(report).facts(asked, codes)));
  }

  /** Not too fast: Fiserv counts the questions of a minute. */
  private Flux<JsonNode> told(Report report, Mono<JsonNode> question) {
    return settings.asksFor(report)
        ? question.delaySubscription(settings.pause()).flux()
        : Flux.empty();
  }

  private static Mono<JsonNode> settlement(CardPointeCalls merchant, LocalDate day) {
    return merchant.report(
        "/settlestat?merchid={merchid}&date={date}",
        merchant.merchant(),
        day.format(MONTH_AND_DAY));
  }

  static Mono<JsonNode> funding(CardPointeCalls merchant, LocalDate day) {
    return merchant.report(
        "/funding?merchid={merchid}&date={date}",
        merchant.merchant(),
        day.format(DateTimeFormatter.BASIC_ISO_DATE));
  }

  /** The objects of a list, or the one that stands for a list; what is none is passed over. */
  static List<JsonNode> all(@Nullable JsonNode some) {
    if (some == null) {
      return List.of();
    }
    return some.isArray()
        ? some.valueStream().filter(JsonNode::isObject).toList()
        : some.isObject() ? List.of(some) : List.of();
  }

  /** Whether a report is CardPointe's word that there is nothing to report. */
  static boolean saysNothing(JsonNode report) {
    if (report.isString()) {
      return report.asString().strip().equalsIgnoreCase(NOTHING);
    }
    return (report.isArray() && report.isEmpty())
        || (report.isObject()
            && CardPointeCodes.NOT_FOUND.equals(new CardPointeAnswer(report).code()));
  }

  static boolean isBankType(@Nullable String type) {
    return type != null && BANK_TYPES.contains(type);
  }

  static Genuine settled(About about, String theirs, Instant at) {
    return new Genuine("settled:" + theirs, List.of(new Fact.Settled(about, at)));
  }

  /** One that may be told again with more in it, and is another then. */
  static Genuine genuine(String id, Fact fact) {
    return new Genuine(id + ":" + digest(fact.toString()), List.of(fact));
  }

  private static String digest(String content) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      var all = HexFormat.of().formatHex(sha.digest(content.getBytes(StandardCharsets.UTF_8)));
      return all.substring(0, DIGEST);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /**
   * What was asked for.
   *
   * @param onlyBanks whether the merchant number debits nothing but bank accounts
   */
  record Asked(LocalDate day, boolean onlyBanks, CardPointeSettings settings) {

    /** Of the merchant number; bank debits are in dollars. */
    String currency() {
      return onlyBanks ? "USD" : settings.currency();
    }

    /** Whether the bank's own word on a debit that came back is in another report. */
    boolean hearsOfReturns() {
      return settings.asksFor(Report.FUNDING);
    }

    Set<String> cleared() {
      return settings.cleared();
    }

    /** Cards are settled by their batches where those are asked for, debits by being paid. */
    boolean clearsByFunding(JsonNode entry) {
      return onlyBanks
          || !settings.asksFor(Report.SETTLEMENT)
          || CardPointeCodes.isBank(CardPointeAnswer.text(entry, "cardproc"))
          || isBankType(CardPointeAnswer.text(entry, "cardtype"))
          || isBankType(CardPointeAnswer.text(entry, "cardbrand"));
    }
  }
}
