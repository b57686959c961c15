package dev.acquit.processor.cardpointe;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Notice.About;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Notice.Genuine;
import dev.acquit.processor.Notice.Stage;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What was paid out on a day, and what it is made of, by {@code funding}. Bank debits that came
 * back carry the bank's code; disputes stand beside.
 */
record Funding(
    List<JsonNode> payouts,
    List<JsonNode> entries,
    List<JsonNode> adjustments,
    List<JsonNode> disputes) {

  private static final List<String> PARTS =
      List.of("fundings", "txns", "adjustments", "chargebacks", "fundingdate", "fundingmasterid");

  /** A notice that an account changed returns nothing. */
  private static final Pattern RETURN = Pattern.compile("(?!C)[A-Z0-9]{1,5}");

  private static final Pattern DATE = Pattern.compile("(\\d{4})-?(\\d{1,2})-?(\\d{1,2})(\\d{6})?");
  private static final Set<String> SALES = Set.of("sale", "charge");

  /** One report, or a list of them; one that says neither is an error. */
  static Funding of(JsonNode report) {
    var told =
        CardPointeReports.all(report).stream()
            .filter(part -> PARTS.stream().anyMatch(part::has))
            .toList();
    if (told.isEmpty() && !CardPointeReports.saysNothing(report)) {
      throw CardPointeCalls.unread(CardPointeAnswer.UNREADABLE);
    }
    return new Funding(
        part(told, "fundings"),
        part(told, "txns"),
        part(told, "adjustments"),
        part(told, "chargebacks"));
  }

  private static List<JsonNode> part(List<JsonNode> reports, String name) {
    return reports.stream()
        .flatMap(report -> CardPointeReports.all(report.get(name)).stream())
        .toList();
  }

  /** The day of {@code YYYYMMDD}, with or without dashes or a time; null where it is none. */
  static @Nullable LocalDate day(@Nullable String date) {
    var parts = DATE.matcher(date == null ? "" : date);
    try {
      return parts.matches()
          ? LocalDate.of(
              Integer.parseInt(parts.group(1)),
              Integer.parseInt(parts.group(2)),
              Integer.parseInt(parts.group(3)))
          : null;
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  /** The bank's code for a debit that came back; null where none is told. */
  @Nullable String returnCode(String debit) {
    return entries.stream()
        .filter(entry -> debit.equals(debit(entry)))
        .map(Funding::returnCode)
        .filter(code -> code != null)
        .findFirst()
        .orElse(null);
  }

  static @Nullable String returnCode(JsonNode entry) {
    var code = CardPointeAnswer.text(entry, "achreturncode");
    return code != null && RETURN.matcher(code).matches() ? code : null;
  }

  /** The charge that an entry is about. */
  static @Nullable String debit(JsonNode entry) {
    var parent = CardPointeAnswer.text(entry, "parentretref");
    return parent == null ? CardPointeAnswer.text(entry, "retref") : parent;
  }

  /** All that it tells, in an order that does not change. */
  List<Genuine> facts(CardPointeReports.Asked asked, CardPointeCodes codes) {
    var told = new ArrayList<Genuine>();
    for (var entry : entries) {
      told.addAll(moved(entry, asked, codes));
    }
    for (var dispute : disputes) {
      told.addAll(disputed(dispute, asked));
    }
    for (var payout : payouts) {
      told.addAll(Payout.of(payout, this, asked));
    }
    return told;
  }

  private static List<Genuine> moved(
      JsonNode entry, CardPointeReports.Asked asked, CardPointeCodes codes) {
    var own = CardPointeAnswer.text(entry, "retref");
    var charge = debit(entry);
    if (own == null || charge == null) {
      return List.of();
    }
    var about = new About(null, charge, charge);
    var at = at(entry, "date", asked);
    var code = returnCode(entry);
    if (code != null) {
      var amount = new Amount(Math.abs(amount(entry, "amount", asked)), currency(entry, asked));
      var returned = new Fact.Returned(about, codes.returns().of(code), amount, at);
      return List.of(new Genuine("returned:" + own + ":" + code, List.of(returned)));
    }
    var isCleared = asked.cleared().contains(lower(entry, "status")) && isSale(entry);
    return isCleared && asked.clearsByFunding(entry)
        ? List.of(CardPointeReports.settled(about, own, at))
        : List.of();
  }

  static boolean isSale(JsonNode entry) {
    return SALES.contains(lower(entry, "type"));
  }

  private static List<Genuine> disputed(JsonNode entry, CardPointeReports.Asked asked) {
    var id = CardPointeAnswer.text(entry, "casenumber");
    var charge = CardPointeAnswer.text(entry, "retref");
    if (id == null) {
      return List.of();
    }
    var amount = new Amount(Math.abs(amount(entry, "amount", asked)), currency(entry, asked));
    var fact =
        new Fact.Disputed(
            new About(null, charge, charge),
            id,
            Stage.OPEN,
            amount,
            CardPointeAnswer.text(entry, "reasoncode"),
            null,
            at(entry, "chargebackdate", asked));
    return List.of(CardPointeReports.genuine("dispute:" + id, fact));
  }

  /** In minor units; an amount that cannot be read ends the report. */
  static long amount(JsonNode entry, String field, CardPointeReports.Asked asked) {
    var minor = Wire.reported(CardPointeAnswer.text(entry, field), currency(entry, asked));
    if (minor == null) {
      throw CardPointeCalls.unread(CardPointeAnswer.UNREADABLE);
    }
    return minor;
  }

  /** The entry's own, or the merchant number's. */
  static String currency(JsonNode entry, CardPointeReports.Asked asked) {
    var told = CardPointeAnswer.text(entry, "currency");
    return told != null && told.matches("[A-Z]{3}") ? told : asked.currency();
  }

  static Instant at(JsonNode entry, String field, CardPointeReports.Asked asked) {
    var told = day(CardPointeAnswer.text(entry, field));
    return CardPointeReports.start(told == null ? asked.day() : told);
  }

  static String lower(JsonNode entry, String field) {
    var text = CardPointeAnswer.text(entry, field);
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
