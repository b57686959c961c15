package dev.acquit.gateway.console.desk;

import dev.acquit.gateway.console.view.Wording;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.token.Token;
import dev.acquit.gateway.wallet.Consent.View;
import dev.acquit.gateway.wallet.Wallets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Cards that expire soon. */
public final class ExpiringScreen {

  /** Where it is. */
  public static final String PATH = "/console/expiring";

  private ExpiringScreen() {}

  /**
   * What its template is given.
   *
   * @param found one more than the page has where another follows
   * @param isFirst whether it is the first page
   */
  public static Map<String, Object> of(
      List<View> found, int limit, boolean isFirst, Tabs tabs, Wording words) {
    var shown = found.size() > limit ? found.subList(0, limit) : found;
    var model = new HashMap<String, Object>();
    model.put("tabs", tabs.ofCards(words));
    model.put("days", Wallets.SOON);
    model.put("rows", shown.stream().flatMap(view -> line(view, words)).toList());
    model.put("first", isFirst ? "" : PATH);
    model.put("next", found.size() > limit ? PATH + "?cursor=" + id(shown.getLast()) : "");
    return model;
  }

  private static String id(View view) {
    return IdKind.PAYMENT_METHOD.format(view.method().id());
  }

  private static Stream<Line> line(View view, Wording words) {
    var method = view.method();
    return Stream.of(method.shown())
        .filter(Token.Card.class::isInstance)
        .map(Token.Card.class::cast)
        .map(card -> {
          var until = YearMonth.of(card.expYear(), card.expMonth()).atEndOfMonth();
          return new Line(
              id(view),
              method.user(),
              new Evidences(words).method(card),
              Row.joined(
                  method.nickname(), method.preferred() ? words.of("expiring.preferred") : null),
              until,
              words.date(until));
        });
  }

  /**
   * A card.
   *
   * @param user the host's id of whose it is
   * @param detail what they call it, and whether it is what they pay with first
   * @param until its last day
   */
  record Line(
      String id, String user, String card, String detail, LocalDate until, String untilLabel) {}
}
