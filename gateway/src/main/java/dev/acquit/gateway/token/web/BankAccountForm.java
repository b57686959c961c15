package dev.acquit.gateway.token.web;

import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.mandate.MandateForm;
import dev.acquit.gateway.token.BankNumbers;
import dev.acquit.gateway.token.BillingAddressForm;
import dev.acquit.gateway.token.NewMethod;
import dev.acquit.processor.Instrument.AccountType;
import dev.acquit.processor.Instrument.HolderType;
import dev.acquit.processor.Rail;
import java.time.Clock;

/** A bank account in the body of {@code POST /v1/tokens}, and its mandate. */
final class BankAccountForm {

  private static final int LONGEST_NAME = 100;
  private static final int SHORTEST_ACCOUNT = 4;
  private static final int LONGEST_ACH_ACCOUNT = 17;
  private static final int LONGEST_EFT_ACCOUNT = 12;
  private static final int ROUTING = 9;
  private static final int INSTITUTION = 3;
  private static final int TRANSIT = 5;

  private BankAccountForm() {}

  static NewMethod read(Fields fields, Clock clock) {
    var address = BillingAddressForm.read(fields);
    var account = fields.object("bank_account");
    var rail = rail(account);
    var bank = rail == Rail.ACH ? routing(account) : institutionAndTransit(account);
    var number = number(account, rail);
    var accountType = account.choice("account_type", AccountType.class, AccountType.CHECKING);
    var holder = account.text("holder_name", LONGEST_NAME);
    var holderType = account.choice("holder_type", HolderType.class, HolderType.INDIVIDUAL);
    account.close();
    var mandate = MandateForm.read(fields, rail, clock);
    return new NewMethod.BankAccount(
        rail, bank, number, accountType, holder, holderType, address, mandate);
  }

  private static Rail rail(Fields account) {
    var likely = account.has("routing_number") ? BankRail.ACH : BankRail.EFT;
    if (!account.has("rail")) {
      account.reject("rail", "required", "Required");
    }
    return switch (account.choice("rail", BankRail.class, likely)) {
      case ACH -> Rail.ACH;
      case EFT -> Rail.EFT;
    };
  }

  private static String routing(Fields account) {
    var routing = digits(account, "routing_number", ROUTING, ROUTING);
    if (routing.matches("[0-9]{9}") && !BankNumbers.isRoutingNumber(routing)) {
      account.reject("routing_number", "invalid_routing_number", "The check digit is not right");
    }
    return routing;
  }

  private static String institutionAndTransit(Fields account) {
    return digits(account, "institution_number", INSTITUTION, INSTITUTION)
        + "-"
        + digits(account, "transit_number", TRANSIT, TRANSIT);
  }

  private static String number(Fields account, Rail rail) {
    var longest = rail == Rail.ACH ? LONGEST_ACH_ACCOUNT : LONGEST_EFT_ACCOUNT;
    return digits(account, "account_number", SHORTEST_ACCOUNT, longest);
  }

  private static String digits(Fields account, String name, int shortest, int longest) {
    var digits = account.digits(name, shortest, longest);
    if (digits == null) {
      account.reject(name, "required", "Required");
      return "";
    }
    return digits;
  }

  /** The rails that a bank account is debited on. */
  private enum BankRail {
    ACH,
    EFT
  }
}
