package dev.acquit.gateway.routing.web;

import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.money.Currencies;
import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.Trait;
import dev.acquit.gateway.routing.TimeWindow;
import dev.acquit.gateway.routing.When;
import dev.acquit.gateway.routing.When.AmountRange;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the conditions of a rule. */
final class WhenForm {

  private static final int LONGEST_ZONE = 40;
  private static final Pattern CLOCK = Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])|24:00");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final When ALWAYS = new When(Map.of(), List.of(), null, List.of(), null);

  private WhenForm() {}

  static When read(Fields rule) {
    return rule.optionalObject("when").map(WhenForm::conditions).orElse(ALWAYS);
  }

  private static When conditions(Fields when) {
    var traits = new EnumMap<Trait, List<String>>(Trait.class);
    for (var trait : Trait.values()) {
      var words = Words.of(when, Names.of(trait), trait.words());
      if (!words.isEmpty()) {
        traits.put(trait, words);
      }
    }
    var read =
        new When(
            traits,
            Words.of(when, "currency", Currencies::known, "An upper-case ISO 4217 code"),
            when.optionalObject("amount").map(WhenForm::amount).orElse(null),
            Words.of(
                when, "bin_country", COUNTRIES::contains, "An upper-case ISO 3166-1 alpha-2 code"),
            when.optionalObject("time").map(WhenForm::time).orElse(null));
    when.close();
    return read;
  }

  private static AmountRange amount(Fields amount) {
    var currency = currency(amount);
    var from = amount.optionalInteger("from", 0, Money.MAX);
    var to = amount.optionalInteger("to", 0, Money.MAX);
    if (from == null && to == null) {
      amount.reject("from", "required", "One end at least, from or to");
    }
    if (from != null && to != null && from > to) {
      amount.reject("to", "invalid", "Not below from");
    }
    amount.close();
    return new AmountRange(currency, from, to);
  }

  /** An ISO 4217 code that has to be there. */
  static String currency(Fields fields) {
    var currency = fields.text("currency", 3);
    if (!currency.isEmpty() && !Currencies.known(currency)) {
      fields.reject("currency", "unknown_currency", "An upper-case ISO 4217 code with minor units");
    }
    return currency;
  }

  private static TimeWindow time(Fields time) {
    var days = Words.of(time, "days", Names.all(DayOfWeek.class));
    var known = Names.all(DayOfWeek.class);
    var from = minute(time, "from", 0);
    var to = minute(time, "to", TimeWindow.DAY);
    if (from == to || from == TimeWindow.DAY) {
      time.reject("to", "invalid", "The window is empty");
    }
    var zone = zone(time);
    time.close();
    return new TimeWindow(
        days.stream()
            .filter(known::contains)
            .map(day -> Names.parse(DayOfWeek.class, day))
            .toList(),
        from,
        to,
        zone);
  }

  private static int minute(Fields time, String name, int otherwise) {
    var text = time.optionalText(name, 5);
    if (text == null || text.isEmpty()) {
      return otherwise;
    }
    if (!CLOCK.matcher(text).matches()) {
      time.reject(name, "invalid_format", "HH:MM, from 00:00 to 24:00");
      return otherwise;
    }
    return Integer.parseInt(text, 0, 2, 10) * 60 + Integer.parseInt(text, 3, 5, 10);
  }

  private static ZoneId zone(Fields time) {
    var text = time.text("zone", LONGEST_ZONE);
    var zone = text.isEmpty() ? null : parsed(text);
    if (zone == null && !text.isEmpty()) {
      time.reject("zone", "invalid_format", "A time zone's name, such as America/Toronto");
    }
    return zone == null ? ZoneOffset.UTC : zone;
  }

  private static @Nullable ZoneId parsed(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException unknown) {
      return null;
    }
  }
}
