package dev.acquit.gateway.token.web;

import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.money.CardNumbers;
import dev.acquit.gateway.token.BillingAddressForm;
import dev.acquit.gateway.token.NewMethod;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** A card in the body of {@code POST /v1/tokens}. */
final class CardForm {

  private static final int LONGEST_NAME = 100;
  private static final int LAST_YEAR = 2099;

  private CardForm() {}

  static NewMethod read(Fields fields, Clock clock) {
    var address = BillingAddressForm.read(fields);
    var card = fields.object("card");
    var number = number(card);
    var code = card.digits("cvc", 3, 4);
    var month = (int) card.integer("exp_month", 1, 12);
    var year = (int) card.integer("exp_year", 2000, LAST_YEAR);
    var holder = card.optionalText("holder_name", LONGEST_NAME);
    if (card.has("exp_month")
        && card.has("exp_year")
        && YearMonth.of(year, month).isBefore(YearMonth.now(clock.withZone(ZoneOffset.UTC)))) {
      card.reject("exp_year", "expired_card", "The card has expired");
    }
    card.close();
    return new NewMethod.Card(number, code, month, year, holder, address);
  }

  private static String number(Fields card) {
    var number = card.digits("number", 12, 19);
    if (number == null) {
      card.reject("number", "required", "Required");
      return "";
    }
    if (number.matches("[0-9]{12,19}") && !CardNumbers.passesLuhn(number)) {
      card.reject("number", "invalid_card_number", "The check digit is not right");
    }
    return number;
  }
}
