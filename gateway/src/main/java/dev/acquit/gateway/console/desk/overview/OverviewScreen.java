package dev.acquit.gateway.console.desk.overview;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toList;

import dev.acquit.gateway.action.ItemCounts;
import dev.acquit.gateway.action.ItemCounts.Left;
import dev.acquit.gateway.action.ItemCounts.Recovered;
import dev.acquit.gateway.console.desk.overview.Picture.Bar;
import dev.acquit.gateway.console.view.Wording;
import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.payment.ChargeFigures.Rate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The overview: what came back, what is left and why, and how processors do. */
public final class OverviewScreen {

  private static final int MOST_REASONS = 8;
  private static final List<String> AGES = List.of("older", "month", "week", "days", "day");

  private final Overview overview;
  private final Wording words;

  private OverviewScreen(Overview overview, Wording words) {
    this.overview = overview;
    this.words = words;
  }

  /** What its template is given. */
  public static Map<String, Object> of(Overview overview, Wording words) {
    var screen = new OverviewScreen(overview, words);
    var pictures = new ArrayList<Picture>();
    pictures.addAll(screen.recovered());
    pictures.add(screen.ages());
    pictures.add(screen.reasons());
    if (overview.rates() != null) {
      pictures.add(screen.rates(overview.rates().accounts()));
    }
    return Map.of("pictures", pictures, "partial", screen.isPartial());
  }

  /** Whether there was more than is counted. */
  private boolean isPartial() {
    var rates = overview.rates();
    return overview.left().stream().mapToLong(Left::count).sum() >= ItemCounts.COUNTED
        || overview.recovered().stream().mapToLong(Recovered::ended).sum() >= ItemCounts.COUNTED
        || (rates != null && rates.isPartial());
  }

  /** A picture for each currency. */
  private List<Picture> recovered() {
    var byCurrency =
        overview.recovered().stream()
            .filter(one -> one.count() > 0)
            .collect(groupingBy(one -> one.money().currency(), TreeMap::new, toList()));
    return byCurrency.isEmpty()
        ? List.of(recovered("", "", List.of()))
        : byCurrency.entrySet().stream()
            .map(entry -> recovered(entry.getKey(), lead(entry.getValue()), bars(entry.getValue())))
            .toList();
  }

  private Picture recovered(String currency, String lead, List<Bar> bars) {
    return new Picture(
        "recovered" + currency,
        currency.isEmpty()
            ? words.of("overview.recovered")
            : words.of("overview.recovered.in", currency),
        lead,
        words.of("overview.recovered.none"),
        columns("days", "amount", "items"),
        bars,
        false,
        "");
  }

  private String lead(List<Recovered> found) {
    var count = found.stream().mapToLong(Recovered::count).sum();
    return words.of("overview.recovered.lead", words.money(sum(found)), count);
  }

  private static Money sum(List<Recovered> found) {
    var all = found.stream().mapToLong(one -> one.money().minor()).sum();
    return found.getFirst().money().of(all);
  }

  /** Days without any are there, too: a gap is news. */
  private List<Bar> bars(List<Recovered> found) {
    var firsts = overview.spans().firsts().toList();
    return IntStream.range(0, firsts.size())
        .mapToObj(at -> {
          var here = found.stream().filter(one -> one.span() == at + 1).toList();
          var money = here.isEmpty() ? found.getFirst().money().of(0) : sum(here);
          var count = here.stream().mapToLong(Recovered::count).sum();
          var first = firsts.get(at);
          return new Bar(
              words.of("overview.days", words.day(first), words.day(Spans.last(first))),
              major(money),
              words.money(money),
              List.of(words.of("items.number", count)));
        })
        .toList();
  }

  private static String major(Money money) {
    var digits = Math.max(0, Currency.getInstance(money.currency()).getDefaultFractionDigits());
    return BigDecimal.valueOf(money.minor(), digits).toPlainString();
  }

  private Picture ages() {
    var all = overview.left().stream().mapToLong(Left::count).sum();
    var bySpan = overview.left().stream().collect(groupingBy(Left::span, summingLong(Left::count)));
    var bars =
        IntStream.range(0, AGES.size())
            .mapToObj(span ->
                bar(words.of("overview.age." + AGES.get(span)), bySpan.getOrDefault(span, 0L)))
            .toList();
    return new Picture(
        "ages",
        words.of("overview.ages"),
        words.of("overview.ages.lead", all),
        words.of("overview.left.none"),
        columns("age", "items"),
        all == 0 ? List.of() : bars.reversed(),
        false,
        "");
  }

  /** The most frequent first; the rest together. Where nothing failed, the cause says why. */
  private Picture reasons() {
    var counted =
        overview.left().stream()
            .collect(groupingBy(this::why, summingLong(Left::count)))
            .entrySet()
            .stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(entry -> bar(entry.getKey(), entry.getValue()))
            .collect(collectingAndThen(toList(), this::shortened));
    return new Picture(
        "reasons",
        words.of("overview.reasons"),
        "",
        words.of("overview.left.none"),
        columns("reason", "items"),
        counted,
        true,
        "");
  }

  private String why(Left left) {
    return left.reason() == null
        ? words.of("cause", left.cause())
        : words.of("reason", left.reason());
  }

  private List<Bar> shortened(List<Bar> bars) {
    if (bars.size() <= MOST_REASONS) {
      return bars;
    }
    var kept = new ArrayList<>(bars.subList(0, MOST_REASONS - 1));
    var rest = bars.subList(MOST_REASONS - 1, bars.size());
    kept.add(
        bar(
            words.of("overview.reasons.others"),
            rest.stream().mapToLong(one -> Long.parseLong(one.value())).sum()));
    return kept;
  }

  private Bar bar(String label, long count) {
    return new Bar(label, Long.toString(count), words.of("items.number", count), List.of());
  }

  private Picture rates(List<Rate> rates) {
    return new Picture(
        "rates",
        words.of("overview.rates"),
        "",
        words.of("overview.rates.none"),
        columns("account", "rate", "approved", "failed", "open"),
        rates.stream().filter(rate -> decided(rate) > 0).map(this::bar).toList(),
        true,
        "100");
  }

  private Bar bar(Rate rate) {
    var share = rate.approved() / (double) decided(rate);
    return new Bar(
        words.of("overview.account", rate.name(), rate.processor()),
        Long.toString(Math.round(share * 100)),
        words.of("percent", share),
        List.of(
            words.of("items.number", rate.approved()),
            words.of("items.number", rate.failed()),
            words.of("items.number", rate.open())));
  }

  private static long decided(Rate rate) {
    return rate.approved() + rate.failed();
  }

  private List<String> columns(String... names) {
    return List.of(names).stream().map(name -> words.of("overview.column." + name)).toList();
  }
}
