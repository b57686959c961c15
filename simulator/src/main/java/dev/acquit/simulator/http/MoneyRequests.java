package dev.acquit.simulator.http;

import dev.acquit.simulator.acquirer.Command.Change;
import dev.acquit.simulator.acquirer.Command.Open;
import dev.acquit.simulator.acquirer.Command.Source;
import dev.acquit.simulator.card.Card;
import dev.acquit.simulator.ledger.Operation;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what is to be done from requests. Fields that nobody asked for are left alone. */
final class MoneyRequests {

  private static final Set<String> CURRENCIES = currencies();

  private MoneyRequests() {}

  static Open open(Request request) {
    var fields = request.fields();
    if (fields.has("initiator")) {
      fields.text("initiator", MoneyRequests::isInitiator, "customer or merchant");
    }
    fields.optionalText("description");
    var open =
        new Open(
            request.account(),
            fields.text("reference"),
            fields.optionalText("merchant_reference"),
            fields.amount("amount"),
            fields.text("currency", CURRENCIES::contains, "an ISO 4217 code"),
            fields.bool("capture", true),
            source(fields));
    fields.check();
    return open;
  }

  static Change change(Request request, Operation.Kind kind) {
    var fields = request.fields();
    var change =
        new Change(
            request.account(),
            fields.text("reference"),
            fields.optionalText("merchant_reference"),
            kind,
            request.id(),
            kind == Operation.Kind.VOID ? null : fields.optionalAmount("amount"));
    fields.check();
    return change;
  }

  static Card card(Request request) {
    var fields = request.fields();
    var card = card(fields);
    fields.check();
    return card;
  }

  private static Source source(Fields fields) {
    if (fields.has("token") && fields.has("card")) {
      fields.wrong("token", "cannot come with a card");
    }
    return fields.has("token")
        ? new Source.Token(fields.text("token"))
        : new Source.NewCard(card(fields));
  }

  private static Card card(Fields fields) {
    if (!fields.has("card")) {
      fields.wrong("card", "is missing");
      return new Card("0000", YearMonth.of(2000, 1), null, null);
    }
    var card = fields.object("card");
    card.optionalText("holder_name");
    var number = card.text("number", text -> text.matches("\\d{12,19}"), "12 to 19 digits");
    var month = (int) card.integer("exp_month", 1, 12);
    var year = (int) card.integer("exp_year", 2000, 2999);
    var cvc =
        card.has("cvc")
            ? card.text("cvc", text -> text.matches("\\d{3,4}"), "3 or 4 digits")
            : null;
    var postalCode = fields.object("billing_address").optionalText("postal_code");
    return new Card(number, YearMonth.of(year, month), cvc, postalCode);
  }

  private static boolean isInitiator(String text) {
    return text.equals("customer") || text.equals("merchant");
  }

  private static Set<String> currencies() {
    return Currency.getAvailableCurrencies().stream()
        .filter(currency -> currency.getDefaultFractionDigits() >= 0)
        .map(Currency::getCurrencyCode)
        .collect(Collectors.toUnmodifiableSet());
  }
}
