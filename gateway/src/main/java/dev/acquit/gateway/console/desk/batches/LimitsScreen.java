package dev.acquit.gateway.console.desk.batches;

import dev.acquit.gateway.bulk.Approval;
import dev.acquit.gateway.bulk.BulkService;
import dev.acquit.gateway.console.desk.Amounts;
import dev.acquit.gateway.console.view.Wording;
import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.money.Currencies;
import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.versioned.Stored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Above what a batch waits for a second person: a line a currency, and an empty one for more. */
public final class LimitsScreen {

  private static final String ROWS = "rows";
  private static final String CURRENCY = "currency_";
  private static final String AMOUNT = "amount_";
  private static final String VERSION = "version";
  private static final int LONGEST = 20;
  private static final int MOST_LINES = 200;

  /** No version is called so. */
  private static final int NONE = -1;

  private LimitsScreen() {}

  /** What its template is given. */
  public static Map<String, Object> of(Stored<Approval> stored, Wording words) {
    var lines = new ArrayList<Line>();
    stored
        .said()
        .sorted()
        .forEach((currency, amount) ->
            lines.add(
                new Line(lines.size(), currency, words.written(new Money(amount, currency)))));
    lines.add(new Line(lines.size(), "", ""));
    var rows = stored.said().rows();
    return model(rows == null ? "" : "" + rows, lines, "" + stored.version());
  }

  /** The same as somebody has just filled it in. */
  public static Map<String, Object> of(ObjectNode filled) {
    var lines =
        numbers(filled)
            .mapToObj(number ->
                new Line(number, text(filled, CURRENCY + number), text(filled, AMOUNT + number)))
            .toList();
    return model(text(filled, ROWS), lines, text(filled, VERSION));
  }

  private static Map<String, Object> model(String rows, List<Line> lines, String version) {
    var model = new HashMap<String, Object>();
    model.put("rows", rows);
    model.put("lines", lines);
    model.put("version", version);
    model.put("problem", "");
    model.put("errors", Map.of());
    return model;
  }

  /** Up to the last line that says something. */
  private static IntStream numbers(ObjectNode filled) {
    var last =
        IntStream.range(0, MOST_LINES)
            .filter(number -> filled.has(CURRENCY + number) || filled.has(AMOUNT + number))
            .max()
            .orElse(0);
    return IntStream.rangeClosed(0, last);
  }

  private static String text(ObjectNode filled, String name) {
    return filled.path(name).asString("");
  }

  /** What the form says; throws a problem with all that is wrong. */
  public static Asked read(ObjectNode filled) {
    var fields = Fields.of(filled);
    var version = fields.optionalText(VERSION, LONGEST);
    var rows = whole(fields, ROWS, BulkService.MOST);
    var amounts = new HashMap<String, Long>();
    numbers(filled).forEach(number -> limit(fields, number, amounts));
    fields.verify();
    return new Asked(new Approval(rows, amounts), version(version));
  }

  private static void limit(Fields fields, int number, Map<String, Long> amounts) {
    var name = CURRENCY + number;
    var written = fields.optionalText(name, LONGEST);
    var currency = written == null ? null : written.strip().toUpperCase(Locale.ROOT);
    if (currency == null || !Currencies.known(currency)) {
      var amount = fields.optionalText(AMOUNT + number, LONGEST);
      if (currency != null || amount != null) {
        fields.reject(name, currency == null ? "required" : "unknown_currency", "Such as CAD");
      }
      return;
    }
    var amount = Amounts.read(fields, AMOUNT + number, currency, 0, Approval.MOST);
    if (amount == null) {
      fields.reject(AMOUNT + number, "required", "Above what");
    } else if (amounts.put(currency, amount) != null) {
      fields.reject(name, "twice", "Once at most");
    }
  }

  /** The one that the form was made of; none where it is not as it was made. */
  private static int version(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : NONE;
  }

  /** Null where nothing was filled in. */
  private static @Nullable Integer whole(Fields fields, String name, int most) {
    var written = fields.optionalText(name, LONGEST);
    if (written == null) {
      return null;
    }
    var text = written.strip();
    if (text.matches("[0-9]{1,10}") && Long.parseLong(text) <= most) {
      return Integer.valueOf(text);
    }
    fields.reject(name, "not_whole", "A whole number, up to " + most);
    return null;
  }

  /**
   * What somebody asks for.
   *
   * @param version the one that they have seen
   */
  public record Asked(Approval approval, int version) {}

  /** A currency, and above what of it. */
  public record Line(int number, String currency, String amount) {}
}
