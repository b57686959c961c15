package dev.acquit.simulator.http;

import dev.acquit.simulator.acquirer.Command.Source;
import dev.acquit.simulator.bank.BankAccount;
import dev.acquit.simulator.bank.Rail;
import dev.acquit.simulator.bank.TestBank;
import dev.acquit.simulator.card.Card;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what is charged: a token, a card, or a bank account with its mandate. */
final class SourceRequests {

  private SourceRequests() {}

  static Source source(Fields fields) {
    return fields.has("token")
        ? alone(fields, "token", new Source.Token(fields.text("token")))
        : fresh(fields);
  }

  /** A card or a bank account. */
  static Source.Fresh fresh(Fields fields) {
    if (fields.has("bank_account")) {
      var account = bankAccount(fields.object("bank_account"));
      return alone(fields, "bank_account", new Source.NewBankAccount(account));
    }
    return new Source.NewCard(card(fields));
  }

  private static <S extends Source> S alone(Fields fields, String name, S source) {
    var others = Stream.of("token", "card", "bank_account").filter(other -> !other.equals(name));
    others.filter(fields::has).forEach(other -> fields.wrong(other, "cannot come with " + name));
    if (fields.has("mandate")) {
      checkMandate(fields.object("mandate"));
    }
    return source;
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

  private static BankAccount bankAccount(Fields bank) {
    var rail = bank.oneOf("rail", Rail.values(), Rail::code);
    if (rail == Rail.ACH) {
      testBank(bank, "routing_number", TestBank.ROUTING_NUMBER);
    } else if (rail == Rail.EFT) {
      testBank(bank, "institution_number", TestBank.INSTITUTION_NUMBER);
      testBank(bank, "transit_number", TestBank.TRANSIT_NUMBER);
    }
    bank.text("account_type", Set.of("checking", "savings")::contains, "checking or savings");
    bank.text("holder_name");
    bank.text("holder_type", Set.of("individual", "company")::contains, "individual or company");
    var number = bank.text("account_number", text -> text.matches("\\d{5,17}"), "5 to 17 digits");
    return new BankAccount(rail == null ? Rail.ACH : rail, number);
  }

  private static void testBank(Fields bank, String name, String number) {
    bank.text(name, number::equals, number + ": there is only one test bank");
  }

  /** A mandate is checked and forgotten: the debit itself is all that the test bank keeps. */
  private static void checkMandate(Fields mandate) {
    mandate.text("reference");
    mandate.text("kind", Set.of("personal", "business")::contains, "personal or business");
    mandate.text(
        "use",
        Set.of("one_time", "sporadic", "recurring_fixed", "recurring_variable")::contains,
        "one_time, sporadic, recurring_fixed or recurring_variable");
    mandate.text("accepted_at", SourceRequests::isTime, "an RFC 3339 time");
    mandate.optionalText("ip");
  }

  private static boolean isTime(String text) {
    try {
      return !Instant.parse(text).equals(Instant.MIN);
    } catch (DateTimeException unreadable) {
      return false;
    }
  }
}
