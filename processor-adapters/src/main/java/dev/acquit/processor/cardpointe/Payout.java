package dev.acquit.processor.cardpointe;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Notice.About;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Notice.Genuine;
import dev.acquit.processor.Notice.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One payout of a funding report, with its lines. What the lists do not explain of it is one
 * adjustment, so that the lines add up to it.
 */
final class Payout {

  private static final List<String> FEES = List.of("interchangefee", "servicecharge", "fee");
  private static final About NOTHING = new About(null, null, null);

  /** A debit that never left is in the report, and not in the money. */
  private static final String UNFUNDED = "rejected";

  private final String id;
  private final String currency;
  private final boolean isOnly;
  private final CardPointeReports.Asked asked;

  private Payout(String id, String currency, boolean isOnly, CardPointeReports.Asked asked) {
    this.id = id;
    this.currency = currency;
    this.isOnly = isOnly;
    this.asked = asked;
  }

  /** None where the report gives it no id. */
  static List<Genuine> of(JsonNode payout, Funding report, CardPointeReports.Asked asked) {
    var own = CardPointeAnswer.text(payout, "fundingid");
    var id = own == null ? CardPointeAnswer.text(payout, "fundingmasterid") : own;
    if (id == null) {
      return List.of();
    }
    var currency = Funding.currency(payout, asked);
    var total = Funding.amount(payout, "totalfunding", asked);
    var lines =
        new Payout(id, currency, report.payouts().size() == 1, asked).lines(payout, report, total);
    var at = Funding.at(payout, "fundingdate", asked);
    var fact = new Fact.PaidOut(id, new Amount(total, currency), lines, at);
    return List.of(CardPointeReports.genuine("payout:" + id, fact));
  }

  private List<Line> lines(JsonNode payout, Funding report, long total) {
    var lines = new ArrayList<Line>();
    belonging(report.entries()).map(this::moved).forEach(lines::add);
    belonging(report.adjustments())
        .map(entry -> line(Line.Type.ADJUSTMENT, entry, amount(entry)))
        .forEach(lines::add);
    belonging(report.disputes())
        .map(entry -> line(Line.Type.DISPUTE, entry, -Math.abs(amount(entry))))
        .forEach(lines::add);
    lines.sort(Comparator.comparing(Line::toString));
    add(lines, Line.Type.FEE, -FEES.stream().mapToLong(fee -> fee(payout, fee)).sum());
    var explained = lines.stream().mapToLong(line -> line.amount().minor()).sum();
    add(lines, Line.Type.ADJUSTMENT, total - explained);
    return lines;
  }

  /** The entries that name it, or name none where it is the only one. */
  private Stream<JsonNode> belonging(List<JsonNode> entries) {
    return entries.stream()
        .filter(entry -> {
          var of = CardPointeAnswer.text(entry, "fundingid");
          return of == null ? isOnly : of.equals(id);
        })
        .filter(entry -> CardPointeAnswer.text(entry, "amount") != null)
        .filter(entry -> !UNFUNDED.equals(Funding.lower(entry, "status")));
  }

  private Line moved(JsonNode entry) {
    var amount = amount(entry);
    if (Funding.returnCode(entry) != null) {
      return line(Line.Type.RETURN, entry, -Math.abs(amount));
    }
    return Funding.isSale(entry) && amount >= 0
        ? line(Line.Type.CHARGE, entry, amount)
        : line(Line.Type.REFUND, entry, -Math.abs(amount));
  }

  private Line line(Line.Type type, JsonNode entry, long amount) {
    var own = CardPointeAnswer.text(entry, "retref");
    var charge = Funding.debit(entry);
    var theirs = type == Line.Type.RETURN ? charge : own;
    return line(type, new About(null, theirs, charge), amount);
  }

  private Line line(Line.Type type, About about, long amount) {
    return new Line(type, about, new Amount(amount, currency), 0);
  }

  private void add(List<Line> lines, Line.Type type, long amount) {
    if (amount != 0) {
      lines.add(line(type, NOTHING, amount));
    }
  }

  private long amount(JsonNode entry) {
    return Funding.amount(entry, "amount", asked);
  }

  /** What is kept, whichever sign it is written with; nothing where it is missing. */
  private long fee(JsonNode payout, String field) {
    var written = CardPointeAnswer.text(payout, field);
    return written == null ? 0 : Math.abs(Funding.amount(payout, field, asked));
  }
}
