package dev.acquit.processor.paysafe;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.acquit.processor.Amount;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Instrument.AccountType;
import dev.acquit.processor.Instrument.HolderType;
import dev.acquit.processor.Rail;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A payment handle as Paysafe takes it: the fields of one kind, and no others. The same call always
 * makes the same bytes. It prints nothing secret.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HandleRequest(
    String merchantRefNum,
    String transactionType,
    String paymentType,
    @Nullable String accountId,
    long amount,
    String currencyCode,
    @Nullable Card card,
    @Nullable Ach ach,
    @Nullable Eft eft,
    @Nullable Profile profile,
    @Nullable Billing billingDetails,
    @Nullable List<ReturnLink> returnLinks,
    @Nullable ThreeDs threeDs) {

  /** The handle of an instrument, whatever it is for. */
  static HandleRequest of(
      String reference,
      String transactionType,
      Amount amount,
      Instrument instrument,
      PaysafeSettings settings,
      boolean withCode,
      @Nullable List<ReturnLink> returnLinks,
      @Nullable ThreeDs threeDs) {
    var card = instrument instanceof Instrument.Card it ? it : null;
    var bank = instrument instanceof Instrument.BankAccount it ? it : null;
    var address =
        card != null ? card.billingAddress() : bank != null ? bank.billingAddress() : null;
    return new HandleRequest(
        reference,
        transactionType,
        instrument.rail().name(),
        settings.accountId(instrument.rail()),
        amount.minor(),
        amount.currency(),
        card == null ? null : Card.of(card, withCode),
        bank != null && bank.rail() == Rail.ACH ? Ach.of(bank, settings.achPayMethod()) : null,
        bank != null && bank.rail() == Rail.EFT ? Eft.of(bank) : null,
        bank == null ? null : Profile.of(bank.holderName()),
        Billing.of(address),
        returnLinks,
        threeDs);
  }

  @Override
  public String toString() {
    return "HandleRequest[" + merchantRefNum + "]";
  }

  /** A card. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Card(
      String cardNum, Expiry cardExpiry, @Nullable String cvv, @Nullable String holderName) {

    /** With its security code only where the payer is there. */
    static Card of(Instrument.Card card, boolean withCode) {
      return new Card(
          card.number(),
          new Expiry(card.expMonth(), card.expYear()),
          withCode ? card.securityCode() : null,
          card.holderName());
    }

    @Override
    public String toString() {
      return "Card[****]";
    }
  }

  /** Until when a card is good. */
  record Expiry(int month, int year) {}

  /** An account in the United States. */
  record Ach(
      String accountHolderName,
      String routingNumber,
      String accountNumber,
      String accountType,
      String payMethod) {

    /** The mandate's class wins; else a company's debit is CCD always. */
    static Ach of(Instrument.BankAccount bank, String payMethod) {
      return new Ach(
          bank.holderName(),
          bank.bank(),
          bank.accountNumber(),
          bank.accountType() == AccountType.SAVINGS ? "SAVINGS" : "CHECKING",
          entryClass(bank, payMethod));
    }

    private static String entryClass(Instrument.BankAccount bank, String payMethod) {
      var mandate = bank.mandate();
      if (mandate != null && mandate.entryClass() != null) {
        return mandate.entryClass().name();
      }
      return bank.holderType() == HolderType.COMPANY ? "CCD" : payMethod;
    }

    @Override
    public String toString() {
      return "Ach[****]";
    }
  }

  /** An account in Canada. */
  record Eft(
      String accountHolderName, String institutionId, String transitNumber, String accountNumber) {

    /** The institution and the transit, joined by a dash. */
    static final String BANK = "[0-9]{3}-[0-9]{5}";

    static Eft of(Instrument.BankAccount bank) {
      var parts = bank.bank().split("-", 2);
      return new Eft(bank.holderName(), parts[0], parts[1], bank.accountNumber());
    }

    @Override
    public String toString() {
      return "Eft[****]";
    }
  }

  /** Whose account it is. A company has one name only. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Profile(String firstName, @Nullable String lastName) {

    static Profile of(String name) {
      var parts = name.strip().split("\\s+", 2);
      return new Profile(parts[0], parts.length == 2 ? parts[1] : null);
    }

    @Override
    public String toString() {
      return "Profile[****]";
    }
  }

  /** Where the bill goes. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Billing(
      @Nullable String street,
      @Nullable String street2,
      @Nullable String city,
      @Nullable String state,
      @Nullable String country,
      @Nullable String zip) {

    /** Null where nothing of it is known. */
    static @Nullable Billing of(Instrument.@Nullable BillingAddress address) {
      if (address == null) {
        return null;
      }
      var billing =
          new Billing(
              told(address.line1()),
              told(address.line2()),
              told(address.city()),
              told(address.region()),
              told(address.country()),
              told(address.postalCode()));
      return billing.isEmpty() ? null : billing;
    }

    private static @Nullable String told(@Nullable String part) {
      return part == null || part.isBlank() ? null : part;
    }

    private boolean isEmpty() {
      return Stream.of(street, street2, city, state, country, zip).allMatch(part -> part == null);
    }

    @Override
    public String toString() {
      return "Billing[****]";
    }
  }

  /** Where the payer comes back to. */
  record ReturnLink(String rel, String href, String method) {

    /** However it ended: the handle tells that. */
    static List<ReturnLink> to(URI url) {
      return List.of(new ReturnLink("default", url.toString(), "GET"));
    }
  }

  /** A wish for 3-D Secure, in the payer's browser. */
  record ThreeDs(
      String merchantUrl,
      String deviceChannel,
      String messageCategory,
      String authenticationPurpose,
      String requestorChallengePreference) {

    static ThreeDs at(URI url) {
      return new ThreeDs(
          url.toString(), "BROWSER", "PAYMENT", "PAYMENT_TRANSACTION", "NO_PREFERENCE");
    }
  }
}
