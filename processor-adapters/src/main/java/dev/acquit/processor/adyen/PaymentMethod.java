package dev.acquit.processor.adyen;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Instrument.AccountType;
import dev.acquit.processor.Instrument.HolderType;
import dev.acquit.processor.Rail;
import dev.acquit.processor.adyen.AdyenSettings.EftBankCode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is charged, on the wire: the fields of one kind, and no others. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PaymentMethod(
    String type,
    @Nullable String storedPaymentMethodId,
    @Nullable String number,
    @Nullable String expiryMonth,
    @Nullable String expiryYear,
    @Nullable String cvc,
    @Nullable String holderName,
    @Nullable String bankAccountNumber,
    @Nullable String bankCode,
    @Nullable String bankLocationId,
    @Nullable String bankAccountType,
    @Nullable String accountHolderType,
    @Nullable String ownerName) {

  /** A stored one of theirs. */
  static PaymentMethod stored(Rail rail, String id) {
    return new PaymentMethod(
        type(rail), id, null, null, null, null, null, null, null, null, null, null, null);
  }

  /** A card, with its security code only where the payer is there. */
  static PaymentMethod of(Instrument.Card card, boolean withCode) {
    return new PaymentMethod(
        type(Rail.CARD),
        null,
        card.number(),
        String.format(Locale.ROOT, "%02d", card.expMonth()),
        Integer.toString(card.expYear()),
        withCode ? card.securityCode() : null,
        card.holderName(),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** A bank account; null where its bank is not numbered as the rail numbers them. */
  static @Nullable PaymentMethod of(Instrument.BankAccount bank, EftBankCode code) {
    return bank.rail() == Rail.ACH ? ach(bank) : eft(bank, code);
  }

  private static PaymentMethod ach(Instrument.BankAccount bank) {
    return account(
        bank,
        null,
        bank.bank(),
        bank.accountType() == AccountType.SAVINGS ? "savings" : "checking",
        bank.holderType() == HolderType.COMPANY ? "business" : "personal");
  }

  private static @Nullable PaymentMethod eft(Instrument.BankAccount bank, EftBankCode code) {
    var parts = bank.bank().split("-", -1);
    if (parts.length != 2) {
      return null;
    }
    var isInstitution = code == EftBankCode.INSTITUTION;
    return account(
        bank, isInstitution ? parts[0] : parts[1], isInstitution ? parts[1] : parts[0], null, null);
  }

  private static PaymentMethod account(
      Instrument.BankAccount bank,
      @Nullable String bankCode,
      String location,
      @Nullable String accountType,
      @Nullable String holderType) {
    return new PaymentMethod(
        type(bank.rail()),
        null,
        null,
        null,
        null,
        null,
        null,
        bank.accountNumber(),
        bankCode,
        location,
        accountType,
        holderType,
        bank.holderName());
  }

  private static String type(Rail rail) {
    return switch (rail) {
      case CARD -> "scheme";
      case ACH -> "ach";
      case EFT -> "eft_directdebit_CA";
    };
  }

  @Override
  public String toString() {
    return "PaymentMethod[" + type + "]";
  }
}
