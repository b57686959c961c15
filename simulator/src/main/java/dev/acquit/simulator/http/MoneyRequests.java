package dev.acquit.simulator.http;

import dev.acquit.simulator.acquirer.Command.Change;
import dev.acquit.simulator.acquirer.Command.Open;
import dev.acquit.simulator.acquirer.Command.Source;
import dev.acquit.simulator.ledger.Operation;
import dev.acquit.simulator.ledger.Operation.Kind;
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
    var verify = fields.bool("verify", false);
    var open =
        new Open(
            request.account(),
            fields.text("reference"),
            fields.optionalText("merchant_reference"),
            verify ? fields.integer("amount", 0, 0) : fields.amount("amount"),
            fields.text("currency", CURRENCIES::contains, "an ISO 4217 code"),
            verify ? Kind.VERIFY : fields.bool("capture", true) ? Kind.CHARGE : Kind.AUTHORIZE,
            SourceRequests.source(fields),
            fields.bool("validate", false));
    checkDebit(fields, open);
    fields.check();
    return open;
  }

  /** A debit by a token is checked where the token is read. */
  private static void checkDebit(Fields fields, Open open) {
    if (open.source() instanceof Source.NewBankAccount(var account)) {
      if (!account.rail().takes(open.currency())) {
        fields.wrong("currency", "cannot be debited by " + account.rail().code());
      }
      if (open.kind() != Kind.CHARGE) {
        fields.wrong("capture", "must be true: a debit cannot be held");
      }
    }
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

  static Source.Fresh fresh(Request request) {
    var fields = request.fields();
    var source = SourceRequests.fresh(fields);
    fields.check();
    return source;
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
